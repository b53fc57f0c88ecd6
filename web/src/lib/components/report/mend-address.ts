import { url } from '#lib/url.ts';

const places: Readonly<Record<string, (id: string) => string>> = {
  graduate: url.unionGraduate,
  household: url.unionHousehold,
  placement: url.unionPlacement,
  internship: url.unionInternship,
  trainingClass: url.unionTraining,
  event: url.unionFair,
};

/** Page on which a record is mended, by the area the readiness names; null where there is none. */
export function mendAddress(area: string, id: string | null): string | null {
  return id === null ? null : (places[area]?.(id) ?? null);
}
