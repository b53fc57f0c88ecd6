/** A failure of operation that the person who started the program can mend; the message is one Chinese sentence. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The code of a system or database error, `ENOSPC`, `28P01`, or ''. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** A full disk becomes one sentence naming the folder; any other error passes through. */
export function explainFullDisk(error: unknown, dir: string): unknown {
  const full =
    ['ENOSPC', 'EDQUOT', '53100'].includes(codeOf(error)) || /No space left on device/.test(String(error));
  return full ? new Failure(`磁盘满了，数据写不进 ${dir}：腾出一些空间后再启动。`, { cause: error }) : error;
}
