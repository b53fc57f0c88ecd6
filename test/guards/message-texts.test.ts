import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channels, messageTopics } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { outwardTitle, plainTitle } from '@sunshine/contract/accounts/message-words.ts';
import { wordsKeptInside } from '@sunshine/contract/shared/hardship-words.ts';
import { createTexter } from '@sunshine/server/texter-drivers.ts';
import ts from 'typescript';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hardshipWords } from '../support/given/canary/values.ts';

const server = fileURLToPath(new URL('../../server', import.meta.url));

/** Files that write notices or letters, read from the tree: a new one is here without being told. */
function writers(): string[] {
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/node_modules|^contract|^demo/.test(file))
    .filter((file) =>
      /notify(Graduates?|Company)\(|tellStaff\(|'deliver-notice', \{|mail\.send\(|CompanyMessage\b/.test(
        readFileSync(join(server, file), 'utf8'),
      ),
    );
}

/** Every piece of Chinese text of a file that is no comment. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(server, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const texts: string[] = [];
  const collect = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && /\p{Script=Han}/u.test(node.text)) texts.push(node.text);
    ts.forEachChild(node, collect);
  };
  collect(source);
  return texts;
}

describe('what leaves the house', () => {
  test.for(writers())('no sentence of %s tells of hardship, archive, aid or household', (file) => {
    const texts = textsOf(file);
    expect(texts.flatMap((text) => hardshipWords.filter((word) => text.includes(word)))).toEqual([]);
  });

  test('the walk sees the writers and their sentences', () => {
    const texts = writers().flatMap(textsOf);
    expect(writers().length).toBeGreaterThanOrEqual(20);
    for (const known of ['你有一笔款项已发放', '邀你面试', '新投递：', '已到期'])
      expect(texts.some((text) => text.includes(known))).toBe(true);
  });

  test('neither do the words of topics and ways, nor the plain title', () => {
    const words = [...Object.values(messageTopics), ...Object.values(channels), plainTitle].join();
    expect(wordsKeptInside.filter((word) => words.includes(word))).toEqual([]);
  });

  test('every word that no company may meet keeps a title inside, whatever stands between its characters', () => {
    for (const word of hardshipWords) {
      expect(outwardTitle(`关于${word}的事`)).toBe(plainTitle);
      expect(outwardTitle(`关于${[...word].join(' · ')}的事`)).toBe(plainTitle);
    }
    for (const title of ['“会计”已到期', '石桥科技邀你面试', '8月12日 14:00的课停了', '你有一笔款项已发放'])
      expect(outwardTitle(title)).toBe(title);
  });
});

describe('an SMS', () => {
  const message = {
    id: '01990000-0000-7000-8000-000000000001',
    to: '19900007711',
    mask: '199****7711',
    topic: 'interview' as const,
    text: '【阳光就业】石桥科技邀你面试',
  };

  test('without a gateway leaves one line in the log: masked number and topic, no text', async () => {
    const lines: unknown[][] = [];
    await createTexter({ log: { info: (...line: unknown[]) => void lines.push(line) } }).send(message);
    expect(lines).toEqual([
      [{ to: '199****7711', topic: 'interview' }, 'SMS kept back: no gateway is given'],
    ]);
  });

  /** A gateway that answers as told and keeps what it was asked. */
  async function givenGateway(status: number | 'hangs') {
    const asked: { headers: Record<string, unknown>; body: string }[] = [];
    const gateway = createServer(async (request, reply) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push({ headers: request.headers, body });
      if (status !== 'hangs') reply.writeHead(status).end(`${message.to} ${message.text}`);
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      gateway.closeAllConnections();
      gateway.close();
    });
    const gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
    const lines: unknown[] = [];
    const log = { info: (...line: unknown[]) => void lines.push(line) };
    return {
      asked,
      lines,
      texter: createTexter({
        gatewayUrl,
        gatewayKey: 'geheim',
        log,
        patience: status === 'hangs' ? 300 : 10_000,
      }),
    };
  }

  test('goes to the gateway once, under a number that stays the same when it is tried again', async () => {
    const { asked, texter, lines } = await givenGateway(202);
    await texter.send(message);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer geheim',
      'idempotency-key': message.id,
      'content-type': 'application/json',
    });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ id: message.id, to: message.to, text: message.text });
    expect(lines).toEqual([]);
  });

  test.for([
    [503, 'HTTP 503', false],
    [401, 'HTTP 401', false],
    [429, 'HTTP 429', false],
    [422, 'HTTP 422', true],
    ['hangs', 'ETIMEDOUT', false],
  ] as const)('a gateway that answers %s fails the attempt, and the error quotes nothing', async ([
    status,
    code,
    final,
  ]) => {
    const { texter } = await givenGateway(status);
    const error = await texter.send(message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'NotSent', code, final, message: `not sent: ${code}` });
    expect(String((error as Error).stack)).not.toMatch(/1990000|面试|geheim/);
  });

  test('a gateway that is not there fails the attempt', async () => {
    const texter = createTexter({ gatewayUrl: 'http://127.0.0.1:1/send', log: { info: () => undefined } });
    await expect(texter.send(message)).rejects.toMatchObject({ name: 'NotSent', final: false });
  });
});
