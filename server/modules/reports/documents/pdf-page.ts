import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';

type Definition = Parameters<typeof pdfmake.createPdf>[0];
/** A paragraph, a row of columns, or a list of them. */
export type Content = Definition['content'];

/** pdfmake embeds only the glyphs that are used; a Song type takes the place of 小标宋 and 仿宋, which are not free. */
const require = createRequire(import.meta.url);
const font = (path: string): string => require.resolve(`@expo-google-fonts/noto-serif-sc/${path}`);
const regular = font('400Regular/NotoSerifSC_400Regular.ttf');
const bold = font('700Bold/NotoSerifSC_700Bold.ttf');

pdfmake.addFonts({ song: { normal: regular, bold, italics: regular, bolditalics: bold } });
// A document reads its own two fonts and nothing else.
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
pdfmake.setUrlAccessPolicy(() => false);

export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Sizes of Chinese print: 2号, 3号, 小四. */
export const pdfSizes = { two: 22, three: 16, smallFour: 12 } as const;

/** Height of a line of the font at line height 1, in parts of its size: ascender and descender of the font file. */
const naturalLine = 1.437;

/** The factor that sets lines of a size at a distance in points. */
export function lineHeight(size: number, distance: number): number {
  return distance / (size * naturalLine);
}

/** A4 with the margins of official papers: 37, 35, 28 and 26 mm. */
export async function writePdf(
  content: Content,
  about: { title: string; author: string },
): Promise<Uint8Array> {
  const definition: Definition = {
    pageSize: 'A4',
    pageMargins: [points(28), points(37), points(26), points(35)],
    defaultStyle: { font: 'song', fontSize: pdfSizes.three },
    info: { title: about.title, author: about.author },
    content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}
