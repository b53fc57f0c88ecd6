import { type ShanghaiDistrict, shanghaiDistricts, type TownCode } from './divisions.ts';

/** Plain degrees, latitude first. */
export type Centre = readonly [latitude: number, longitude: number];

/** Approximate centres of the streets and towns of 青浦区: good for ordering by distance and for nothing else. */
const townCentres: Readonly<Record<TownCode, Centre>> = {
  '310118001': [31.14, 121.125],
  '310118002': [31.158, 121.105],
  '310118003': [31.188, 121.118],
  '310118102': [31.107, 121.057],
  '310118103': [31.008, 121.043],
  '310118104': [31.043, 120.916],
  '310118105': [31.154, 121.203],
  '310118106': [31.177, 121.272],
  '310118107': [31.243, 121.231],
  '310118109': [31.203, 121.183],
  '310118110': [31.257, 121.137],
};

/** Approximate centres of Shanghai's districts: stand in for a street or town that has none of its own. */
const districtCentres: Readonly<Record<ShanghaiDistrict, Centre>> = {
  '310101': [31.222, 121.482],
  '310104': [31.18, 121.437],
  '310105': [31.218, 121.4],
  '310106': [31.268, 121.45],
  '310107': [31.255, 121.392],
  '310109': [31.278, 121.485],
  '310110': [31.282, 121.525],
  '310112': [31.09, 121.4],
  '310113': [31.39, 121.44],
  '310114': [31.36, 121.25],
  '310115': [31.14, 121.65],
  '310116': [30.83, 121.26],
  '310117': [31.03, 121.225],
  '310118': [31.13, 121.08],
  '310120': [30.915, 121.51],
  '310151': [31.64, 121.56],
};

const centres: ReadonlyMap<string, Centre> = new Map([
  ...Object.entries(districtCentres),
  ...Object.entries(townCentres),
]);

/** The centre of a street or town by its nine-digit code, else of its district; null outside Shanghai. */
export function centreOf(code: string): Centre | null {
  return centres.get(code) ?? centres.get(code.slice(0, 6)) ?? null;
}

const kilometresADegree = 111.2;

/** Kilometres as the crow flies between two streets or towns; 0 within one, null when either is unknown. */
export function kilometresBetween(a: string, b: string): number | null {
  const from = centreOf(a);
  const to = centreOf(b);
  if (!from || !to) return null;
  const shrink = Math.cos((((from[0] + to[0]) / 2) * Math.PI) / 180);
  return kilometresADegree * Math.hypot(from[0] - to[0], (from[1] - to[1]) * shrink);
}

/** All codes with a centre of their own: towns by nine digits, districts by six, with their distance, nearest first. */
export function placesByDistance(near: string): { code: string; kilometres: number }[] {
  return [...Object.keys(townCentres), ...Object.keys(shanghaiDistricts)]
    .flatMap((code) => {
      const kilometres = kilometresBetween(near, code);
      return kilometres === null ? [] : [{ code, kilometres }];
    })
    .toSorted((a, b) => a.kilometres - b.kilometres);
}
