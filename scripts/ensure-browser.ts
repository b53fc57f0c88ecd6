import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, hasChineseFont } from '@sunshine/test/support/chromium.ts';

const advice =
  '浏览器测试要用 Chromium 和中文字体：Debian 上运行 apt-get install chromium fonts-noto-cjk，别处装好 Chrome 并用 CHROMIUM 指出它。';

/** Makes sure that the journeys have a browser and a Chinese font; on Debian as root it installs them. */
export async function ensureBrowser(): Promise<{ passed: boolean; output: string }> {
  if (isComplete()) return { passed: true, output: '' };
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0)
    return { passed: false, output: advice };
  console.log('安装 Chromium 和中文字体 …');
  const wanted = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...wanted],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) return { passed: false, output: `${stdout.slice(-2000)}${stderr}\n${advice}` };
  }
  return { passed: isComplete(), output: advice };
}

function isComplete(): boolean {
  return findChromium() !== undefined && hasChineseFont();
}
