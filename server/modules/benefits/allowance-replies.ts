import type {
  AllowanceDetail,
  AllowanceLine,
  OwnAllowance,
  WaitsFor,
} from '@sunshine/contract/benefits/allowance-schemas.ts';
import { type AllowanceActor, allowanceSteps } from '@sunshine/contract/benefits/allowance-status.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import { type RefusalCode, refusals } from '@sunshine/contract/refusals.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import { unionWithin } from '@sunshine/db/queries/applications/managing-unit.ts';
import { listReturns, type ReturnRow } from '@sunshine/db/queries/benefits/allowance-returns.ts';
import { staffInReach } from '@sunshine/db/queries/benefits/allowance-staff.ts';
import { type AllowanceRow, readAllowanceRow } from '@sunshine/db/queries/benefits/allowances.ts';
import { type AllowanceStepRow, listAllowanceSteps } from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { whyNotDecide, whyNotPay } from './allowance-rules.ts';
import { countedIn } from './counted.ts';

/** A line for the reader: names masked, the person's record only for those who may open it. */
export function allowanceLine(ctx: Context, row: AllowanceRow): AllowanceLine {
  const code = obstacleOf(ctx, row);
  return {
    id: row.id,
    personId: ctx.policy.allows('graduate.read') ? row.personId : null,
    name: maskName(row.name),
    unionName: row.unionName,
    state: row.state,
    purpose: row.purpose,
    amountFen: String(row.amountFen),
    returnedFen: row.returnedFen,
    appliedOn: row.appliedOn,
    byPerson: row.byPerson,
    caseworkerName: row.caseworkerName,
    paidOn: row.paidOn,
    receipt: row.receipt,
    obstacle: code && refusals[code].message,
  };
}

/** Why the reader, whose role could take the step that waits, may not. */
function obstacleOf({ policy, actor }: Context, row: AllowanceRow): RefusalCode | null {
  if (!actor) return null;
  if (row.state === 'submitted' && policy.allows('allowance.approve')) return whyNotDecide(actor, row);
  if (row.state === 'approved' && policy.allows('allowance.pay')) return whyNotPay(actor, row);
  return null;
}

/** An allowance of the scope with its story, what waits for whom, and the cells it counts in. */
export async function allowanceDetail(
  ctx: Context,
  scope: readonly string[],
  id: string,
): Promise<AllowanceDetail> {
  const row = await readAllowanceRow(ctx.db, scope, id);
  if (!row) throw refusal('allowance.notFound');
  const [steps, returns, waitsFor, may] = await Promise.all([
    listAllowanceSteps(ctx.db, [id]),
    listReturns(ctx.db, id),
    waitsForOf(ctx, row),
    stepsOfReader(ctx, row),
  ]);
  return {
    ...allowanceLine(ctx, row),
    note: row.note,
    steps: steps.map((step) => stepLine(step, row)),
    returns: returns.map(returnLine),
    waitsFor,
    may,
    mine: row.caseworkerId === ctx.actor?.accountId,
    counted: await countedOf(ctx, row),
  };
}

/** The applicant's own name is masked as everywhere; colleagues are named. */
function stepLine(
  { at, by, name, from, to, note }: AllowanceStepRow,
  row: AllowanceRow,
): AllowanceDetail['steps'][number] {
  return { from, to, by, note, at: at.toISOString(), name: by === 'graduate' ? maskName(row.name) : name };
}

function returnLine(row: ReturnRow): AllowanceDetail['returns'][number] {
  return {
    ...row,
    amountFen: String(row.amountFen),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
  };
}

/** Who can take the step that waits; in a unit without anybody for it, those of the level above. */
async function waitsForOf(ctx: Context, row: AllowanceRow): Promise<WaitsFor | null> {
  const role = row.state === 'submitted' ? 'reviewer' : row.state === 'approved' ? 'payer' : null;
  if (!role) return null;
  const why = role === 'reviewer' ? whyNotDecide : whyNotPay;
  const able = (await staffInReach(ctx.db, role, row.unionId)).filter((staff) => why(staff, row) === null);
  const [nearest] = able;
  const names = able.filter(({ unionId }) => unionId === nearest?.unionId).map(({ name }) => name);
  return { role, unionName: nearest?.unionName ?? null, above: (nearest?.levels ?? 1) > 0, names };
}

const permissionOf = {
  caseworker: 'benefit.write',
  reviewer: 'allowance.approve',
  payer: 'allowance.pay',
} as const satisfies Partial<Record<AllowanceActor, Permission>>;

/** Steps the reader may take now, by the table, the scope of each role, and what they did in it before. */
async function stepsOfReader(ctx: Context, row: AllowanceRow): Promise<AllowanceState[]> {
  const { actor, policy } = ctx;
  if (!actor) return [];
  const may = new Set<AllowanceState>();
  for (const [role, permission] of Object.entries(permissionOf) as [
    keyof typeof permissionOf,
    Permission,
  ][]) {
    if (!policy.allows(permission)) continue;
    if (!(await unionWithin(ctx.db, policy.unionScope(permission), row.unionId))) continue;
    const why = role === 'reviewer' ? whyNotDecide : role === 'payer' ? whyNotPay : null;
    if (why?.(actor, row)) continue;
    for (const to of stepsFrom<AllowanceState, AllowanceActor>(allowanceSteps, row.state, role)) may.add(to);
  }
  return [...may];
}

async function countedOf(ctx: Context, row: AllowanceRow): Promise<AllowanceDetail['counted']> {
  if (row.state !== 'paid' || row.paidOn === null) return null;
  const struck = BigInt(row.returnedFen) >= row.amountFen ? ('returned' as const) : null;
  const counted = await countedIn(ctx, ['09A', '09B'], [{ id: row.id, on: row.paidOn, struck }]);
  return counted.get(row.id) ?? null;
}

/** As the applicant sees it: the steps and reasons, no colleague's name and no figure. */
export function ownAllowance(row: AllowanceRow, steps: readonly AllowanceStepRow[]): OwnAllowance {
  const told = row.state === 'returned' || row.state === 'rejected' || row.state === 'withdrawn';
  return {
    id: row.id,
    state: row.state,
    purpose: row.purpose,
    note: row.note,
    amountFen: String(row.amountFen),
    returnedFen: row.returnedFen,
    appliedOn: row.appliedOn,
    paidOn: row.paidOn,
    reason: told ? row.reason : null,
    steps: steps.map(({ to, at }) => ({ to, at: at.toISOString() })),
  };
}
