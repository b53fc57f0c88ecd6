import { townName } from '../../unions/divisions.ts';
import type { Opening } from './facts.ts';
import { kilometres, type PartFinding } from './part.ts';
import { kilometresTo, type ReadySeeker } from './seeker.ts';
import { measures, weights } from './weights.ts';

/** 地点和路程: a town they named, else how far it is; beyond their reach, or farther than what they called too far, little or nothing. */
export function placePart(seeker: ReadySeeker, opening: Opening): PartFinding {
  const { town } = opening;
  const km = kilometresTo(seeker, town);
  const name = (): string => townName(town);
  if (seeker.tooFarTowns.has(town)) return { value: 0, missing: () => `你说过${name()}太远` };
  if (km !== null && seeker.tooFarKm !== null && km >= seeker.tooFarKm) {
    return { value: 0, missing: () => `在${name()}，约 ${kilometres(km)}，你说过这么远不行` };
  }
  if (seeker.towns.includes(town)) return { value: 1, reason: () => `在你想去的${name()}` };
  if (seeker.homeTown === null && seeker.towns.length === 0) return { value: weights.unsaid };
  if (km === null) return { value: 0.1, missing: () => `在${name()}，不在你想去的地方` };
  if (km === 0) return { value: 0.95, reason: () => `就在${name()}，离家近` };

  const from = seeker.homeTown ? '离家' : '离你想去的地方';
  const reach = seeker.reachKm ?? measures.reachKm;
  if (km <= reach) {
    return { value: 0.9 - 0.6 * (km / reach), reason: () => `在${name()}，${from}约 ${kilometres(km)}` };
  }
  const said = seeker.reachKm === null ? '' : `，你想在 ${kilometres(reach)}以内`;
  return {
    value: Math.max(0, 0.3 * (1 - (km - reach) / reach)),
    missing: () => `在${name()}，${from}约 ${kilometres(km)}${said}`,
  };
}
