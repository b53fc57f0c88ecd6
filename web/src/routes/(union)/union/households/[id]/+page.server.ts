import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type {
  ArchiveLevel,
  ClosingReason,
  DegreeLevel,
  EducationMode,
  HardshipCategory,
  HardshipCause,
  Identity,
  Relation,
} from '@sunshine/contract/households/vocabulary.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { listOf, numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { reveal } from '#lib/server/reveal.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  const mayWrite = roles.some((role) => mayPerform(role, 'household.write'));
  const [household, targets] = await Promise.all([
    call(event, householdRoutes.readHousehold, { id }),
    mayWrite ? call(event, householdRoutes.listMoveTargets, { id }) : { items: [] },
  ]);
  return {
    household,
    targets: targets.items.map((union) => ({ value: union.id, label: union.name })),
    mayWrite,
    mayReveal: roles.some((role) => mayPerform(role, 'household.reveal')),
    today: today(),
  };
};

type Event = RequestEvent<{ id: string }>;
const at = (event: Event, data: FormData) => ({
  id: event.params.id,
  version: numberOf(data, 'version') ?? 0,
});

// Strange keys are refused by the API with a sentence for their field.
export const actions: Actions = {
  reveal: (event) => answering('reveal', event.request, (data) => reveal(event, data, event.params.id)),
  change: (event) =>
    answering('change', event.request, async (data) => {
      const level = textOf(data, 'archiveLevel');
      const migrant = textOf(data, 'migrantWorker');
      const category = textOf(data, 'category');
      await call(event, householdRoutes.changeHousehold, {
        ...at(event, data),
        reason: requiredText(data, 'reason'),
        phone: textOf(data, 'phone'),
        address: textOf(data, 'address'),
        archiveLevel: level as ArchiveLevel | undefined,
        ...(migrant ? { migrantWorker: migrant === 'yes' } : {}),
        ...(category
          ? {
              hardship: {
                category: category as HardshipCategory,
                mainCause: requiredText(data, 'mainCause') as HardshipCause,
                furtherCauses: listOf(data, 'furtherCauses') as HardshipCause[],
                note: textOf(data, 'note') ?? '',
              },
            }
          : {}),
      });
      return { done: '变化记下了，右边“每一次变化”里能看到。' };
    }),
  verify: (event) =>
    answering('verify', event.request, async (data) => {
      const [verifiedOn, note] = [requiredText(data, 'verifiedOn'), requiredText(data, 'note')];
      await call(event, householdRoutes.verifyHousehold, { ...at(event, data), verifiedOn, note });
      return { done: '复核记下了，下一次在一年后。' };
    }),
  close: (event) =>
    answering('close', event.request, async (data) => {
      await call(event, householdRoutes.closeHousehold, {
        ...at(event, data),
        closedOn: requiredText(data, 'closedOn'),
        closingReason: requiredText(data, 'closingReason') as ClosingReason,
        note: textOf(data, 'note') ?? '',
      });
      return { done: '退出办好了。档案还在，需要时可以重新建档。' };
    }),
  reopen: (event) =>
    answering('reopen', event.request, async (data) => {
      const [openedOn, reason] = [requiredText(data, 'openedOn'), requiredText(data, 'reason')];
      await call(event, householdRoutes.reopenHousehold, { ...at(event, data), openedOn, reason });
      return { done: '重新建档了，编号不变。' };
    }),
  addMember: (event) =>
    answering('addMember', event.request, async (data) => {
      const school = textOf(data, 'school');
      await call(event, householdRoutes.addMember, {
        ...at(event, data),
        name: requiredText(data, 'name'),
        idNumber: requiredText(data, 'idNumber'),
        phone: textOf(data, 'phone') ?? null,
        relation: requiredText(data, 'relation') as Exclude<Relation, 'self'>,
        identity: requiredText(data, 'identity') as Identity,
        placeOfOrigin: textOf(data, 'placeOfOrigin') ?? null,
        study: school
          ? {
              school,
              campusDivision: textOf(data, 'campusDivision') ?? null,
              major: requiredText(data, 'major'),
              degree: requiredText(data, 'degree') as DegreeLevel,
              educationMode: requiredText(data, 'educationMode') as EducationMode,
              graduationYear: numberOf(data, 'graduationYear') ?? 0,
            }
          : null,
      });
      return { done: '家庭成员加上了。' };
    }),
  changeMember: (event) =>
    answering('changeMember', event.request, async (data) => {
      await call(event, householdRoutes.changeMember, {
        ...at(event, data),
        memberId: requiredText(data, 'memberId'),
        reason: requiredText(data, 'reason'),
        identity: textOf(data, 'identity') as Identity | undefined,
        phone: textOf(data, 'phone'),
      });
      return { done: '成员的变化记下了。' };
    }),
  removeMember: (event) =>
    answering('removeMember', event.request, async (data) => {
      const [memberId, leftOn, reason] = [
        requiredText(data, 'memberId'),
        requiredText(data, 'leftOn'),
        requiredText(data, 'reason'),
      ];
      await call(event, householdRoutes.removeMember, { ...at(event, data), memberId, leftOn, reason });
      return { done: '这位成员移出了，历史还在。' };
    }),
  move: (event) =>
    answering('move', event.request, async (data) => {
      const [unionId, fromDay, reason] = [
        requiredText(data, 'unionId'),
        requiredText(data, 'fromDay'),
        requiredText(data, 'reason'),
      ];
      await call(event, householdRoutes.moveHousehold, { ...at(event, data), unionId, fromDay, reason });
      return { moved: true, done: '迁过去了，编号不变。' };
    }),
};
