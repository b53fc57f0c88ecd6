import { sharing } from '@sunshine/db/sharing.ts';
import { describe, expect, test } from 'vitest';

/** Statements that end when they are told to, with what each of them was asked. */
function statements() {
  const begun: { asked: readonly string[]; end: (error?: Error) => void }[] = [];
  const ask = sharing(
    (asked: readonly string[]) =>
      new Promise<string[]>((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(asked.map((one) => `${one}!`)));
        begun.push({ asked, end });
      }),
  );
  return { ask, begun, asked: () => begun.map((statement) => statement.asked) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('calls that share a statement', () => {
  test('the first goes at once; those that come meanwhile go together in the next, each with its own answer', async () => {
    const { ask, begun, asked } = statements();
    const answers = [ask('一'), ask('二'), ask('三')];
    expect(asked()).toEqual([['一']]);
    begun[0]?.end();
    await turn();
    expect(asked()).toEqual([['一'], ['二', '三']]);
    begun[1]?.end();
    expect(await Promise.all(answers)).toEqual(['一!', '二!', '三!']);
  });

  test('a call is never answered by a statement that began before it came', async () => {
    const { ask, begun } = statements();
    const [first, same] = [ask('一'), ask('一')];
    begun[0]?.end();
    await first;
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.end();
    expect(await same).toBe('一!');
  });

  test('when a shared statement fails each call has one of its own, and only the bad one is refused', async () => {
    const { ask, begun, asked } = statements();
    const answers = [ask('一'), ask('坏'), ask('三')].map((answer) => answer.catch(String));
    begun[0]?.end();
    await turn();
    begun[1]?.end(new Error('no'));
    await turn();
    expect(asked().slice(2)).toEqual([['坏'], ['三']]);
    begun[2]?.end(new Error('bad'));
    begun[3]?.end();
    expect(await Promise.all(answers)).toEqual(['一!', 'Error: bad', '三!']);
  });

  test('a statement that hangs holds the others up no longer than a moment', async () => {
    const { ask, begun, asked } = statements();
    void ask('一');
    const second = ask('二');
    expect(asked()).toEqual([['一']]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(asked()).toEqual([['一'], ['二']]);
    begun[1]?.end();
    expect(await second).toBe('二!');
  });
});
