import { shanghaiDistricts } from '../unions/divisions.ts';

/** First two digits of division codes (GB/T 2260) and the province's short name. */
const provinces: Readonly<Record<string, string>> = {
  '11': '北京',
  '12': '天津',
  '13': '河北',
  '14': '山西',
  '15': '内蒙古',
  '21': '辽宁',
  '22': '吉林',
  '23': '黑龙江',
  '31': '上海',
  '32': '江苏',
  '33': '浙江',
  '34': '安徽',
  '35': '福建',
  '36': '江西',
  '37': '山东',
  '41': '河南',
  '42': '湖北',
  '43': '湖南',
  '44': '广东',
  '45': '广西',
  '46': '海南',
  '50': '重庆',
  '51': '四川',
  '52': '贵州',
  '53': '云南',
  '54': '西藏',
  '61': '陕西',
  '62': '甘肃',
  '63': '青海',
  '64': '宁夏',
  '65': '新疆',
  '71': '台湾',
  '81': '香港',
  '82': '澳门',
};

const codeByName = new Map<string, string>([
  ...Object.entries(provinces).map(([code, name]): [string, string] => [name, `${code}0000`]),
  ...Object.entries(shanghaiDistricts).flatMap(([code, name]): [string, string][] => [
    [name, code],
    [name.replace(/(新区|区)$/, ''), code],
  ]),
]);

/** Reads `青浦区`, `上海市青浦区`, `江苏省`, `江苏`, `320500` or a longer code, and what `divisionName` writes; undefined when it is none of them. */
export function divisionCode(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const inBrackets = /\((\d{6,12})\)$/.exec(text)?.[1];
  if (inBrackets) return divisionCode(inBrackets);
  if (/^\d{6}(\d{3}){0,2}$/.test(text)) return text.slice(0, 2) in provinces ? text : undefined;
  const withoutRank = text.replace(/(省|市|维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区)$/, '');
  return (
    codeByName.get(text) ?? codeByName.get(withoutRank) ?? codeByName.get(text.replace(/^上海市?(?=.)/, ''))
  );
}

/** 上海市青浦区, 江苏, or the code itself where no name is known. */
export function divisionName(code: string): string {
  const district = (shanghaiDistricts as Readonly<Record<string, string>>)[code.slice(0, 6)];
  if (district) return `上海${district}`;
  const province = provinces[code.slice(0, 2)];
  if (!province) return code;
  return code.slice(2, 6) === '0000' ? province : `${province}（${code}）`;
}
