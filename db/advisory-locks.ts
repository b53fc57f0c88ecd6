/** Advisory locks of the product, each with a number of its own: two users of one number wait for each other. */
export const advisoryLocks = {
  /** Taken alone by the process that stops the embedded server, shared by one that is just coming. */
  lastOne: 7_310_118,
  migration: 7_310_119,
  demo: 7_310_121,
  firstAdministrator: 7_310_122,
  searchIndex: 7_310_123,
  searchChanges: 7_310_124,
  /** Shared, with the name of a worker beside it, by the process in which that worker lives. */
  worker: 7_310_125,
} as const;
