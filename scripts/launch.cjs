'use strict';
// Every npm script comes through here. Written for Node 18, because the machine's own Node may be that old:
// it brings Node 24 and the dependencies where they are missing, then runs the real command.
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readFileSync, mkdirSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');

const root = dirname(__dirname);
const oldest = [22, 18];
const commands = {
  start: ['server/main.ts'],
  dev: ['scripts/dev.ts'],
  test: ['scripts/test.ts'],
  verify: ['scripts/verify.ts'],
  form: ['scripts/form.ts'],
  bench: ['test/bench/main.ts'],
  'db:generate': ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts'],
};

/** Says what is being done; on the error stream, so that `npm run form -- --as json` prints nothing but JSON. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}

function isNewEnough(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** The Node to run with: this one, or Node 24 from npm's package for this platform. */
function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(root, '.runtime', 'node_modules', name, 'bin');
  const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  if (!runs(node)) {
    say(
      `这台机器的 Node 是 ${process.version}，需要 ${oldest.join('.')} 以上：正在取 Node 24 放进 .runtime/ …`,
    );
    mkdirSync(join(root, '.runtime'), { recursive: true });
    npm(process.execPath, ['install', '--prefix', join(root, '.runtime'), '--no-save', `${name}@24`]);
    if (!runs(node))
      stop(`取不到适合这台机器（${name}）的 Node 24：请装好 Node ${oldest.join('.')} 以上再来。`);
  }
  return node;
}

function runs(node) {
  const { status, stdout } = spawnSync(node, ['-v'], { encoding: 'utf8' });
  return status === 0 && isNewEnough(stdout.trim());
}

/** Runs the machine's npm under the given Node and says how long it took; without install scripts. */
function npm(node, args) {
  const started = Date.now();
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: pathWith(node) };
  const viaNpm = process.env.npm_execpath;
  const { status, error } = viaNpm
    ? spawnSync(node, [viaNpm, ...args, ...quiet], { cwd: root, env, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', [...args, ...quiet], {
        cwd: root,
        env,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (error || status !== 0) stop(`npm ${args[0]} 没有成功：看上面的原因，检查网络和磁盘后再来。`);
  say(`  用了 ${Math.round((Date.now() - started) / 1000)} 秒`);
}

function pathWith(node) {
  return `${dirname(node)}${delimiter}${process.env.PATH || ''}`;
}

/** Whether node_modules holds what package-lock.json asks for, by the list npm leaves in it. */
function isInstalled() {
  const listed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(listed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = present[path];
    // Binaries of other platforms are in the lock and not on this machine.
    return found ? found.version === entry.version : entry.optional === true;
  });
}

function main() {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) stop(`没有“${name}”这个命令，可用的有：${Object.keys(commands).join('、')}。`);

  const node = findNode();
  if (!isInstalled()) {
    say('依赖没有装好或有变化：正在安装（第一次约一分钟）…');
    npm(node, ['ci', '--include=dev']);
  }
  if (!existsSync(join(root, command[0]))) stop(`${command[0]} 不在，这份代码不完整。`);
  // What was compiled once is not compiled again: a second start is a second faster.
  const cache = process.env.NODE_COMPILE_CACHE || join(root, '.runtime', 'compile-cache');
  const env = { ...process.env, PATH: pathWith(node), NODE_COMPILE_CACHE: cache };
  const child = spawn(node, [...command, ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The child stops when this channel closes, so that `kill -9` of the launcher leaves nothing behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(child);
  child.on('error', (error) => stop(`${command[0]} 启动不了：${error.message}`));
  child.on('exit', (code, signal) =>
    process.exit(code === null ? 128 + (signal === 'SIGINT' ? 2 : 15) : code),
  );
}

/** When npm, which started us, is killed, nobody would pass the next Ctrl-C on. */
function watchParent(child) {
  if (!process.env.npm_lifecycle_event) return;
  const started = ancestors();
  setInterval(() => ancestors() !== started && child.kill('SIGTERM'), 1000).unref();
}

/** Our parent, and where that is the shell which npm runs scripts in, npm above it. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(stat) || [];
    if (/sh$/.test(name)) return `${process.ppid} ${parent}`;
  } catch {
    // Not Linux: the parent alone is watched.
  }
  return String(process.ppid);
}

main();
