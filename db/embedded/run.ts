import { execFile } from 'node:child_process';

/** The account a program runs under; undefined: our own. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface Outcome {
  ok: boolean;
  output: string;
}

/** Runs a program to its end and gives everything it said, in English whatever the locale. */
export function run(file: string, args: readonly string[], as?: RunAs): Promise<Outcome> {
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C' };
  return new Promise((resolve) => {
    execFile(file, args, { ...as, cwd: '/', env, windowsHide: true }, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: `${stdout}${stderr}${error && !stderr ? error.message : ''}` });
    });
  });
}
