import { mostTemplates } from '@sunshine/contract/positions/posting-vocabulary.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { type OwnPosition, PostingSchema } from '@sunshine/contract/positions/schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { companyStateForPosting, findPositionOf } from '@sunshine/db/queries/positions/company-positions.ts';
import {
  countTemplates,
  deleteTemplate,
  findTemplate,
  insertTemplate,
  listTemplateRows,
  lockTemplates,
  setTemplateName,
  type TemplateRow,
} from '@sunshine/db/queries/positions/templates.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { ownPosition } from './own-position.ts';
import { writeDraft } from './write-draft.ts';

type Template = Reply<typeof positionRoutes.saveTemplate>;

/** Days a posting written from a template is valid, until the company says otherwise. */
const proposedValidity = 45;

/** Templates of the own company (职位模板), by name. */
export async function listTemplates(ctx: Context): Promise<Reply<typeof positionRoutes.listTemplates>> {
  const companyId = ctx.policy.company('position.own');
  return { items: (await listTemplateRows(ctx.db, companyId)).map(told) };
}

/** Keeps the words of a position under a name; its last day is no part of it. */
export async function saveTemplate(
  ctx: Context,
  input: Input<typeof positionRoutes.saveTemplate>,
): Promise<Template> {
  const actor = ctx.policy.require('position.own');
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    // Two at once would both find room.
    await lockTemplates(tx, companyId);
    const position = await findPositionOf(tx, companyId, input.id);
    if (!position) throw refusal('position.notFound');
    if ((await countTemplates(tx, companyId)) >= mostTemplates) throw refusal('position.tooManyTemplates');
    const { validUntil, ...posting } = PostingSchema.parse(position);
    const row = { id: ctx.id(), companyId, name: input.name, posting };
    await insertTemplate(tx, { ...row, createdBy: actor.accountId, updatedAt: ctx.now() });
    const reply = await required(tx, companyId, row.id);
    await auditTemplate(ctx, tx, 'save', companyId, { template: row.id, position: position.id });
    return told(reply);
  });
}

export async function renameTemplate(
  ctx: Context,
  input: Input<typeof positionRoutes.renameTemplate>,
): Promise<Template> {
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    const renamed = await setTemplateName(tx, companyId, input.id, input.name, ctx.now());
    if (!renamed) throw refusal('position.templateNotFound');
    const reply = await required(tx, companyId, input.id);
    await auditTemplate(ctx, tx, 'rename', companyId, { template: input.id });
    return told(reply);
  });
}

/** Positions that were written from it stay as they are. */
export async function removeTemplate(
  ctx: Context,
  input: Input<typeof positionRoutes.removeTemplate>,
): Promise<null> {
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    if (!(await deleteTemplate(tx, companyId, input.id))) throw refusal('position.templateNotFound');
    await auditTemplate(ctx, tx, 'remove', companyId, { template: input.id });
    return null;
  });
}

/** A new draft with the words of a template, checked as they would be when typed. */
export async function createFromTemplate(
  ctx: Context,
  input: Input<typeof positionRoutes.createFromTemplate>,
): Promise<OwnPosition> {
  const companyId = ctx.policy.company('position.own');
  return ctx.transaction(async (tx) => {
    if (!(await companyStateForPosting(tx, companyId))) throw refusal('position.notFound');
    const template = await required(tx, companyId, input.id);
    const validUntil = addDays(ctx.today(), proposedValidity);
    const posting = PostingSchema.safeParse({ ...template.posting, validUntil });
    // The rules of a posting may have grown since it was kept.
    if (!posting.success) throw refusal('position.templateOutdated');
    const id = await writeDraft(ctx, tx, companyId, posting.data);
    const reply = await ownPosition(ctx, tx, companyId, id);
    const detail = { template: template.id };
    await audit(ctx, tx, 'position.create', { type: 'position', id }, { permission: 'position.own', detail });
    return reply;
  });
}

async function required(tx: Transaction, companyId: string, id: string): Promise<TemplateRow> {
  const template = await findTemplate(tx, companyId, id);
  if (!template) throw refusal('position.templateNotFound');
  return template;
}

function told({ id, name, posting, updatedAt }: TemplateRow): Template {
  const { title, kind } = posting as Pick<OwnPosition, 'title' | 'kind'>;
  return { id, name, title, kind, updatedAt: updatedAt.toISOString() };
}

async function auditTemplate(
  ctx: Context,
  tx: Transaction,
  act: 'save' | 'rename' | 'remove',
  companyId: string,
  detail: Record<string, string>,
): Promise<void> {
  const subject = { type: 'company', id: companyId };
  await audit(ctx, tx, `position.${act}Template`, subject, { permission: 'position.own', detail });
}
