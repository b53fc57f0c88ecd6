/** Sizes of Chinese print in half points: 2号 22 pt, 3号 16 pt, 小四 12 pt. */
export const sizes = { two: 44, three: 32, smallFour: 24 } as const;

export const titleFont = '方正小标宋简体';
export const bodyFont = '仿宋_GB2312';

/** Names tried in order where an official font is missing. */
const fallbacks = {
  [titleFont]: [
    '方正小标宋_GBK',
    '小标宋',
    'FZXiaoBiaoSong-B05S',
    '华文中宋',
    'SimSun',
    '宋体',
    'Noto Serif CJK SC',
  ],
  [bodyFont]: ['FangSong_GB2312', '仿宋', 'FangSong', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
} as const;

/** All four slots name the font, so that digits and Chinese are set alike. */
export function fontOf(name: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** word/fontTable.xml: charset 86 is GB2312, altName lists the fallbacks. */
export function fontTable(): string {
  const fonts = Object.entries(fallbacks).map(
    ([name, names]) =>
      `<w:font w:name="${name}"><w:altName w:val="${names.join(';')}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${fonts.join('')}</w:fonts>`
  );
}
