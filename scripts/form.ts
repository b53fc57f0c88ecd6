import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { forms } from '@sunshine/contract/reports/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { connect, disconnect } from '@sunshine/db/connect.ts';
import { Failure } from '@sunshine/db/failure.ts';
import { migrate } from '@sunshine/db/migrate.ts';
import { dayOf } from '@sunshine/server/clock.ts';
import { readEnvironment } from '@sunshine/server/environment.ts';
import { describeError } from '@sunshine/server/log.ts';
import { type PrintOrder, printForm } from '@sunshine/server/modules/reports/print-form.ts';
import { openDatabase } from '@sunshine/server/start/database.ts';

const usage =
  '用法：npm run form -- --form sunshine --year 2026 --unit 310118 --as json|docx|xlsx|pdf [--version 版次] [--out 文件]';
const formats = ['json', 'docx', 'xlsx', 'pdf'] as const;

/** The order as typed; JSON goes to the standard output unless a file is named. */
function readOrder(args: readonly string[]): PrintOrder & { out: string | undefined } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      form: { type: 'string', default: 'sunshine' },
      year: { type: 'string' },
      unit: { type: 'string', default: '310118' },
      as: { type: 'string', default: 'json' },
      version: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const form = keysOf(forms).find((key) => key === values.form);
  const as = formats.find((key) => key === values.as);
  const year = values.year ?? dayOf(new Date()).slice(0, 4);
  const isVersion = values.version === undefined || /^[1-9]\d{0,2}$/.test(values.version);
  if (!form || !as || !/^\d{4}$/.test(year) || !isVersion) throw new Failure(usage);
  const version = values.version === undefined ? undefined : Number(values.version);
  return { form, year: Number(year), unit: values.unit, as, version, out: values.out };
}

async function main(): Promise<void> {
  const { out, ...order } = readOrder(process.argv.slice(2));
  // Whatever is said on the way goes to the error stream: the standard output is the form.
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const database = await openDatabase(readEnvironment(process.env), say);
  try {
    await migrate(database.url);
    const db = connect(database.url, { max: 2, name: 'sunshine form' });
    try {
      const { name, bytes } = await printForm(db, order, dayOf(new Date()));
      const path = out ?? name;
      if (path === '') process.stdout.write(bytes);
      else {
        await writeFile(path, bytes);
        say(path);
      }
    } finally {
      await disconnect(db);
    }
  } finally {
    await database.stop();
  }
}

try {
  await main();
} catch (error) {
  const misspelt =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const told = error instanceof Failure ? error.message : misspelt ? usage : describeError(error);
  console.error(told);
  process.exitCode = 1;
}
