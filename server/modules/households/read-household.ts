import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { sensitiveFields } from '@sunshine/contract/households/schemas.ts';
import { situationOf } from '@sunshine/contract/households/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import {
  type Look,
  type MemberDetail,
  readHouseholdRow,
  readLooks,
} from '@sunshine/db/queries/households/read-household.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof householdRoutes.readHousehold;

/** An archive of the scope, masked, with every change and who looked at what was masked. */
export async function readHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('household.read');
  const row = await readHouseholdRow(ctx.db, scope, input.id, ctx.today());
  if (!row) throw refusal('household.notFound');
  const looks = await readLooks(ctx.db, [row.id, ...row.members.map(({ personId }) => personId)]);

  const thisYear = Number(ctx.today().slice(0, 4));
  return {
    ...row,
    state: row.episodes.some(({ closedOn }) => closedOn === null) ? 'active' : 'closed',
    worker: {
      personId: row.workerId,
      name: maskName(row.workerName),
      idNumber: row.workerIdNumber,
      phone: row.workerPhone,
    },
    members: row.members.map((member) => ({
      ...member,
      name: maskName(member.name),
      graduate: graduateOf(member, thisYear),
    })),
    versions: row.versions.map((version) => ({ ...version, at: isoInstant(version.at) })),
    looks: looks.map(toldLook),
  };
}

function graduateOf(member: MemberDetail, thisYear: number) {
  const { school, major, degree, graduationYear, outcome, needOpen } = member;
  if (school === null || major === null || degree === null || graduationYear === null) return null;
  return {
    school,
    major,
    degree,
    graduationYear,
    situation: situationOf({ graduationYear, thisYear, outcome, needOpen }),
  };
}

/** A look with the field's name in words. */
export function toldLook(look: Look): Look {
  const field = (sensitiveFields as Readonly<Record<string, string>>)[look.field] ?? look.field;
  return { ...look, at: isoInstant(look.at), field };
}
