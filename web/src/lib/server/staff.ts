import { matterRoutes } from '@sunshine/contract/accounts/matters.ts';
import { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { unionRoles } from '@sunshine/contract/accounts/vocabulary.ts';
import { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import type { RequestEvent, ServerLoadEvent } from '@sveltejs/kit';
import { call } from './api.ts';
import { requiredText, textOf } from './form-data.ts';
import { answering } from './named-failure.ts';

type UnionRole = (typeof unionRoles)[number];

/** The API refuses what is no role with its own sentence. */
function roleOf(data: FormData): UnionRole {
  return requiredText(data, 'role') as UnionRole;
}

/** People with a role in the scope, who was invited, and the units to choose from. */
export async function loadStaff(event: ServerLoadEvent) {
  const search = event.url.searchParams;
  const filter = { q: search.get('q') ?? '', unionId: search.get('unionId') ?? '' };
  const [staff, invitations, unions] = await Promise.all([
    call(event, staffRoutes.listStaff, {
      page: Number(search.get('page') ?? 1) || 1,
      q: filter.q || undefined,
      unionId: filter.unionId || undefined,
    }),
    call(event, staffRoutes.listInvitations),
    call(event, unionRoutes.listUnions),
  ]);
  return { staff, invitations: invitations.items, unions: unions.items, filter };
}

export const staffActions = {
  invite: (event: RequestEvent) =>
    answering('invite', event.request, async (data) => {
      const email = textOf(data, 'email');
      const { link } = await call(event, staffRoutes.inviteStaff, {
        unionId: requiredText(data, 'unionId'),
        role: roleOf(data),
        email,
      });
      return link ? { link } : { done: `邀请发到 ${email} 了，七天内有效。` };
    }),
  revoke: (event: RequestEvent) =>
    answering('revoke', event.request, async (data) => {
      await call(event, staffRoutes.revokeInvitation, { id: requiredText(data, 'id') });
      return { done: '邀请收回了，链接已经失效。' };
    }),
};

/** One person with the units to choose from, and what they have open. */
export async function loadStaffPerson(event: ServerLoadEvent, id: string) {
  const [person, unions, matters] = await Promise.all([
    call(event, staffRoutes.readStaff, { id }),
    call(event, unionRoutes.listUnions),
    call(event, matterRoutes.readMatters, { id }),
  ]);
  return { person, unions: unions.items, matters };
}

export const staffPersonActions = {
  grant: (event: RequestEvent) =>
    answering('grant', event.request, async (data) => {
      await call(event, staffRoutes.grantRole, {
        id: idOf(event),
        unionId: requiredText(data, 'unionId'),
        role: roleOf(data),
      });
      return { done: '角色给了，对方重新登录后就能用。' };
    }),
  end: (event: RequestEvent) =>
    answering('end', event.request, async (data) => {
      await call(event, staffRoutes.endRole, {
        id: requiredText(data, 'grantId'),
        leaveOpen: leaveOpen(data),
      });
      return { done: '角色收回了，对方已经退出登录。' };
    }),
  disable: (event: RequestEvent) =>
    answering('disable', event.request, async (data) => {
      await call(event, staffRoutes.disableAccount, {
        id: idOf(event),
        reason: requiredText(data, 'reason'),
        leaveOpen: leaveOpen(data),
      });
      return { done: '账号停用了，所有设备都退出了。' };
    }),
  enable: (event: RequestEvent) =>
    answering('enable', event.request, async (data) => {
      await call(event, staffRoutes.enableAccount, { id: idOf(event), reason: requiredText(data, 'reason') });
      return { done: '账号恢复了，用原来的密码登录。' };
    }),
  handOver: (event: RequestEvent) =>
    answering('handOver', event.request, async (data) => {
      const { total } = await call(event, matterRoutes.handOver, {
        id: idOf(event),
        unionId: requiredText(data, 'unionId'),
        toAccountId: requiredText(data, 'toAccountId'),
        note: textOf(data, 'note') ?? '',
      });
      return { done: `${total} 件事交接了，接手的人收到了消息。现在可以停用或收回角色。` };
    }),
  recover: (event: RequestEvent) =>
    answering('recover', event.request, async (data) => {
      const id = requiredText(data, 'personId');
      const recovery = await call(event, staffRoutes.setRecoveryCode, {
        id,
        reason: requiredText(data, 'reason'),
      });
      return { recovery };
    }),
};

function idOf(event: RequestEvent): string {
  return event.params.id ?? '';
}

/** Ticked where somebody is stopped before the handover. */
function leaveOpen(data: FormData): 'yes' | 'no' {
  return textOf(data, 'leaveOpen') === 'yes' ? 'yes' : 'no';
}
