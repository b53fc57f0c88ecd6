import { existsSync, readdirSync } from 'node:fs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine that the journeys drive; CHROMIUM names another one. */
export function findChromium(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place));
}

/** Whether Chinese can be shown; other systems than Linux bring their own fonts. */
export function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return ['/usr/share/fonts', '/usr/local/share/fonts', `${process.env.HOME}/.local/share/fonts`].some(
    (folder) =>
      existsSync(folder)
        ? readdirSync(folder, { recursive: true }).some((name) => /CJK|SourceHan|wqy/i.test(String(name)))
        : false,
  );
}

/** Needs no sandbox of its own in a container, and speaks to nobody but the page under test. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
