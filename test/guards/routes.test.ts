import { type Role, roles, unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import type { ErrorBody } from '@sunshine/contract/errors.ts';
import { mayPerform, permissions } from '@sunshine/contract/permissions.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sessions } from '@sunshine/db/schema/accounts.ts';
import { apiOperations } from '@sunshine/server/operations.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp } from '../support/app.ts';
import { address } from '../support/call.ts';
import { givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import { sampleInput } from '../support/sample-input.ts';

/** Routes open to everyone: adding one means saying so here too. */
const publicRoutes = [
  'acceptInvitation',
  'checkOneTimeLink',
  'checkUnsubscription',
  'currentSession',
  'exportCalendar',
  'listPublicEvents',
  'listPublicPolicies',
  'listUnionContacts',
  'readEventPlaces',
  'readPosition',
  'readPoster',
  'readPublicClass',
  'readPublicEvent',
  'readPublicPolicy',
  'refreshSession',
  'registerCompany',
  'registerGraduate',
  'requestRecovery',
  'resetPassword',
  'resetPasswordByCode',
  'searchPositions',
  'setupFirstAdministrator',
  'signIn',
  'registerWish',
  'widenSearch',
  'unsubscribe',
  'suggestPositions',
];

const actors = [...keysOf(roles), 'nobody', 'roleless'] as const;
type Actor = (typeof actors)[number];
const answers = ['401 request.notSignedIn', '403 request.forbidden'];

let app: TestApp;
const people = new Map<Actor, GivenAccount>();

beforeAll(async () => {
  app = await startTestApp();
  const { district } = await givenDistrict(app);
  const companyId = await givenRecords(app.db).company(district);
  const inUnion: readonly string[] = unionRoles;
  for (const role of keysOf(roles)) {
    const place = inUnion.includes(role) ? { unionId: district } : role === 'recruiter' ? { companyId } : {};
    people.set(role, await givenAccount(app, [{ role, ...place }]));
  }
  people.set('roleless', await givenAccount(app, []));
});
afterAll(() => app.close());

/** A session of its own for every call: some operations end the caller's. */
async function authorization(actor: Actor): Promise<Record<string, string>> {
  const account = people.get(actor);
  if (!account) return {};
  const sessionId = app.services.newId(app.clock.now());
  const expiresAt = new Date(app.clock.now().getTime() + 3600_000);
  await app.db.insert(sessions).values({ id: sessionId, accountId: account.accountId, expiresAt });
  const token = app.services.signAccessToken({ sessionId, accountId: account.accountId });
  return { authorization: `Bearer ${token}` };
}

async function answerTo(operation: (typeof apiOperations)[number], actor: Actor) {
  const { route } = operation;
  const { url, body } = address(route, sampleInput(route));
  const reply = await app.app.inject({
    method: route.method,
    url,
    headers: await authorization(actor),
    ...(body ? { payload: body } : {}),
  });
  const isJson = String(reply.headers['content-type'] ?? '').includes('application/json');
  const code = isJson && reply.statusCode >= 400 ? reply.json<ErrorBody>().code : '';
  return { answer: `${reply.statusCode} ${code}`.trim(), status: reply.statusCode, headers: reply.headers };
}

function expected(permission: keyof typeof permissions | null, actor: Actor): string {
  if (permission === null) return 'allowed';
  if (actor === 'nobody') return '401 request.notSignedIn';
  if (actor === 'roleless') return '403 request.forbidden';
  return mayPerform(actor as Role, permission) ? 'allowed' : '403 request.forbidden';
}

describe('every operation answers every kind of actor as its permission says', () => {
  let cells = 0;

  test.each(
    apiOperations.map((operation) => [operation.name, operation] as const),
  )('%s', async (_, operation) => {
    const { permission } = operation.route;
    const seen: Record<string, string> = {};
    const stated: Record<string, string> = {};
    for (const actor of actors) {
      const { answer, status } = await answerTo(operation, actor);
      expect(status, `${operation.name} as ${actor}: ${answer}`).toBeLessThan(500);
      seen[actor] = answers.includes(answer) ? answer : 'allowed';
      stated[actor] = expected(permission, actor);
      cells += 1;
    }
    expect(seen).toEqual(stated);
  });

  test('and none was left out', () => {
    expect(apiOperations.length).toBeGreaterThanOrEqual(130);
    expect(cells).toBe(apiOperations.length * actors.length);
  });
});

test('only the routes named here are open to everyone', () => {
  const open = apiOperations.filter(({ route }) => route.permission === null).map(({ name }) => name);
  expect(open.sort()).toEqual(publicRoutes.toSorted());
});

test('every permission opens at least one route', () => {
  const used = new Set(apiOperations.map(({ route }) => route.permission));
  expect(keysOf(permissions).filter((permission) => !used.has(permission))).toEqual([]);
});

test('names and addresses are unique, and every part of an address is declared', () => {
  const names = apiOperations.map(({ name }) => name);
  const addresses = apiOperations.map(
    ({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const { name, route } of apiOperations) {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    expect(Object.keys(route.params?.shape ?? {}), name).toEqual(inPath);
  }
});

test('the server knows no API route but these and the description of them', () => {
  const known = new Set(apiOperations.map(({ route }) => route.path.replaceAll(/\{(\w+)\}/g, ':$1')));
  const registered = [...app.app.printRoutes({ commonPrefix: false }).matchAll(/(\/api\/\S+) \(/g)].map(
    ([, path]) => path,
  );
  expect(registered.length).toBeGreaterThan(0);
  expect(registered.filter((path) => path && !known.has(path as never))).toEqual(['/api/openapi.json']);
});

test('every reply can be written: nothing in its shape only reads', () => {
  const shapes = apiOperations.filter(({ route }) => route.reply !== null && route.reply !== 'file');
  const broken = shapes.filter(({ route }) => {
    try {
      z.toJSONSchema(route.reply as z.ZodType, { io: 'output' });
      return false;
    } catch {
      return true;
    }
  });
  expect(shapes.length).toBeGreaterThanOrEqual(60);
  expect(broken.map(({ name }) => name)).toEqual([]);
});

describe('every answer', () => {
  test('carries the security headers, is kept by nobody, and sets no cookie', async () => {
    for (const operation of apiOperations.filter(({ route }) => route.method === 'GET')) {
      for (const actor of ['nobody', 'systemAdmin', 'graduate'] as const) {
        const { headers } = await answerTo(operation, actor);
        expect(headers, operation.name).toMatchObject({
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
        expect(headers['set-cookie'], operation.name).toBeUndefined();
      }
    }
  });

  test('has the one error body, also where nothing is and where the body is no JSON', async () => {
    const requests = [
      { method: 'GET', url: '/api/nothing-here' },
      { method: 'POST', url: '/api/session', payload: '{', headers: { 'content-type': 'application/json' } },
      { method: 'POST', url: '/api/session', payload: 'a=b', headers: { 'content-type': 'text/plain' } },
      { method: 'PUT', url: '/api/session' },
      { method: 'GET', url: '/api/staff', headers: { authorization: 'Bearer x' } },
    ] as const;
    for (const request of requests) {
      const reply = await app.app.inject(request);
      const body = reply.json<ErrorBody>();
      expect(reply.statusCode).toBeGreaterThanOrEqual(400);
      expect(reply.statusCode).toBeLessThan(500);
      expect(
        Object.keys(body)
          .filter((key) => key !== 'fields')
          .sort(),
      ).toEqual(['code', 'message', 'requestId']);
    }
  });
});
