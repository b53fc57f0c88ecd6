/** A life cycle as data: from → to → the roles that may take the step. Read by server, pages and tests. */
export type Steps<Status extends string, Role extends string> = {
  readonly [From in Status]?: { readonly [To in Status]?: readonly Role[] };
};

/** The steps a role may take from a status, in the table's order. */
export function stepsFrom<Status extends string, Role extends string>(
  steps: Steps<Status, Role>,
  from: Status,
  role: Role,
): Status[] {
  const targets: { [To in Status]?: readonly Role[] } = steps[from] ?? {};
  return Object.entries<readonly Role[] | undefined>(targets)
    .filter(([, roles]) => roles?.includes(role))
    .map(([to]) => to as Status);
}
