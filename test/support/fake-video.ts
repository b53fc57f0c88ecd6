import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import qrcode from 'qrcode';

const [width, height] = [640, 480];
const frames = 10;

/** A film for Chromium's fake camera that shows a QR code, as raw frames (YUV4MPEG2); answers where it lies. */
export async function writeFakeVideo(folder: string, text: string): Promise<string> {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const cell = Math.floor((height - 80) / modules.size);
  const side = cell * modules.size;
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (modules.get(Math.floor(y / cell), Math.floor(x / cell))) luma[(top + y) * width + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const path = join(folder, 'ticket.y4m');
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(path, Buffer.concat([head, ...Array.from({ length: frames }, () => frame)]));
  return path;
}
