/** The campaign of 2026, both days included. */
export const start = '2026-01-01';
export const cutoff = '2026-08-20';
