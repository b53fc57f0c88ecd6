import { randomUUID } from 'node:crypto';
import type { Database } from '@sunshine/db/connect.ts';
import * as t from '@sunshine/db/schema/index.ts';

/** Rows behind the figures, as other modules would leave them; every date is said or harmless. */
export interface GivenRecords {
  union(code: string, parentId: string | null, more?: Partial<typeof t.unions.$inferInsert>): Promise<string>;
  /** A household with its worker, an open episode and a managing unit. */
  household(
    unionId: string,
    more?: {
      openedOn?: string;
      closedOn?: string;
      closingReason?: 'exitHardship' | 'openedInError';
      movedTo?: { unionId: string; on: string };
    },
  ): Promise<string>;
  /** A member of a household with a completed regular bachelor's degree, unless said otherwise. */
  graduate(
    householdId: string | null,
    more?: {
      name?: string;
      birthDate?: string;
      diedOn?: string;
      joinedOn?: string;
      leftOn?: string;
      study?: Partial<typeof t.studies.$inferInsert>;
    },
  ): Promise<string>;
  study(personId: string, more: Partial<typeof t.studies.$inferInsert>): Promise<string>;
  joins(personId: string, householdId: string, joinedOn: string): Promise<void>;
  outcome(personId: string, more: Partial<typeof t.outcomes.$inferInsert>): Promise<string>;
  need(personId: string, more?: Partial<typeof t.helpNeeds.$inferInsert>): Promise<string>;
  placement(
    personId: string,
    unionId: string,
    startOn: string,
    more?: Partial<typeof t.placements.$inferInsert>,
  ): Promise<string>;
  internship(
    personId: string,
    unionId: string,
    confirmedOn: string,
    more?: Partial<typeof t.internships.$inferInsert>,
  ): Promise<string>;
  supplementary(
    kind: typeof t.supplementaryRecords.$inferInsert.kind,
    unionId: string,
    onDay: string,
    more?: Partial<typeof t.supplementaryRecords.$inferInsert>,
  ): Promise<string>;
  company(unionId: string): Promise<string>;
  tag(
    companyId: string,
    tag: typeof t.companyTagPeriods.$inferInsert.tag,
    fromDay: string,
    untilDay?: string,
  ): Promise<void>;
  position(
    companyId: string,
    unionId: string,
    more?: Partial<typeof t.positions.$inferInsert>,
  ): Promise<string>;
  event(
    leadUnionId: string,
    startsOn: string,
    shown?: { positionId: string; headcount: number }[],
    more?: Partial<typeof t.events.$inferInsert>,
  ): Promise<string>;
}

export function givenRecords(db: Database): GivenRecords {
  const at = new Date('2026-01-05T02:00:00Z');
  const person = async (more: Partial<typeof t.people.$inferInsert> = {}): Promise<string> => {
    const id = randomUUID();
    await db.insert(t.people).values({ id, name: '沈一鸣', birthDate: '2003-05-06', ...more });
    return id;
  };
  const study: GivenRecords['study'] = async (personId, more) => {
    const id = randomUUID();
    await db.insert(t.studies).values({
      id,
      personId,
      school: '上海商贸职业学院',
      campusDivision: '310118',
      major: '会计',
      degree: 'bachelor',
      educationMode: 'regular',
      graduationYear: 2026,
      ...more,
    });
    return id;
  };
  const joins: GivenRecords['joins'] = async (personId, householdId, joinedOn) => {
    await db
      .insert(t.householdMembers)
      .values({ householdId, personId, relation: 'child', identity: 'graduate', joinedOn });
  };

  return {
    study,
    joins,
    async union(code, parentId, more = {}) {
      const id = randomUUID();
      const kind = parentId ? 'territorial' : 'district';
      await db
        .insert(t.unions)
        .values({ id, code, name: `${code}总工会`, shortName: code, kind, parentId, ...more });
      return id;
    },
    async household(unionId, more = {}) {
      const id = randomUUID();
      const openedOn = more.openedOn ?? '2025-03-01';
      const worker = await person({ name: '沈建国', birthDate: '1975-01-02' });
      await db
        .insert(t.households)
        .values({ id, archiveNumber: id, primaryWorkerId: worker, hardshipSealed: Buffer.from([0]) });
      await db.insert(t.householdEpisodes).values({
        householdId: id,
        openedOn,
        closedOn: more.closedOn ?? null,
        closingReason: more.closedOn ? (more.closingReason ?? 'exitHardship') : null,
      });
      await db.insert(t.householdManagements).values({
        householdId: id,
        unionId,
        fromDay: openedOn,
        untilDay: more.movedTo?.on ?? null,
      });
      if (more.movedTo) {
        await db
          .insert(t.householdManagements)
          .values({ householdId: id, unionId: more.movedTo.unionId, fromDay: more.movedTo.on });
      }
      return id;
    },
    async graduate(householdId, more = {}) {
      const personId = await person({
        name: more.name ?? '沈一鸣',
        birthDate: more.birthDate ?? '2003-05-06',
        diedOn: more.diedOn ?? null,
      });
      await db.insert(t.graduates).values({ personId });
      await study(personId, more.study ?? {});
      if (householdId) {
        await db.insert(t.householdMembers).values({
          householdId,
          personId,
          relation: 'child',
          identity: 'graduate',
          joinedOn: more.joinedOn ?? '2025-03-01',
          leftOn: more.leftOn ?? null,
        });
      }
      return personId;
    },
    async outcome(personId, more) {
      const id = randomUUID();
      await db.insert(t.outcomes).values({
        id,
        personId,
        kind: 'contract',
        fromDay: '2026-07-01',
        resolvedBy: 'self',
        recordedAt: at,
        ...more,
      });
      return id;
    },
    async need(personId, more = {}) {
      const id = randomUUID();
      await db.insert(t.helpNeeds).values({ id, personId, openedOn: '2026-03-02', ...more });
      return id;
    },
    async placement(personId, unionId, startOn, more = {}) {
      const id = randomUUID();
      await db.insert(t.placements).values({
        id,
        personId,
        unionId,
        startOn,
        employerName: '禾澜食品',
        path: 'platform',
        companyConfirmedAt: at,
        graduateConfirmedAt: at,
        recordedAt: at,
        ...more,
      });
      return id;
    },
    async internship(personId, unionId, confirmedOn, more = {}) {
      const id = randomUUID();
      await db.insert(t.internships).values({
        id,
        personId,
        unionId,
        confirmedOn,
        startOn: confirmedOn,
        kind: 'internship',
        employerName: '禾澜食品',
        recordedAt: at,
        ...more,
      });
      return id;
    },
    async supplementary(kind, unionId, onDay, more = {}) {
      const id = randomUUID();
      await db.insert(t.supplementaryRecords).values({
        id,
        kind,
        unionId,
        onDay,
        title: '线下工作',
        evidence: '签到表',
        recordedBy: randomUUID(),
        recordedAt: at,
        ...more,
      });
      return id;
    },
    async company(unionId) {
      const id = randomUUID();
      await db.insert(t.companies).values({
        id,
        creditCode: id.slice(0, 18),
        name: '青浦禾澜食品有限公司',
        shortName: '禾澜食品',
        nature: 'private',
        size: 'from100',
        industry: '食品',
        town: '310118001',
        address: '外青松公路 1 号',
        contactName: '周可',
        contactPhone: '19900000001',
        state: 'verified',
        unionId,
        answerDueOn: '2026-01-10',
      });
      return id;
    },
    async tag(companyId, tag, fromDay, untilDay) {
      await db
        .insert(t.companyTagPeriods)
        .values({ companyId, tag, fromDay, untilDay: untilDay ?? null, evidence: '认定文件' });
    },
    async position(companyId, unionId, more = {}) {
      const id = randomUUID();
      await db.insert(t.positions).values({
        id,
        companyId,
        title: '成本会计',
        kind: 'fullTime',
        occupation: 'finance',
        headcount: 3,
        education: 'college',
        employmentType: 'contract',
        town: '310118001',
        address: '外青松公路 1 号',
        payMin: 6000,
        payMax: 8000,
        payUnit: 'month',
        duties: '负责成本核算、月末结账和报表，配合审计。',
        conditions: '会计相关专业。',
        validUntil: '2026-12-31',
        state: 'published',
        suitableForGraduates: true,
        approvingUnionId: unionId,
        firstPublishedOn: '2026-02-01',
        publishedAt: at,
        ...more,
      });
      return id;
    },
    async event(leadUnionId, startsOn, shown = [], more = {}) {
      const id = randomUUID();
      await db.insert(t.events).values({
        id,
        kind: 'jobFair',
        title: '春季招聘会',
        leadUnionId,
        startsOn,
        endsOn: startsOn,
        place: '区职工文体中心',
        state: 'held',
        ...more,
      });
      if (shown.length > 0)
        await db.insert(t.eventPositions).values(shown.map((each) => ({ eventId: id, ...each })));
      return id;
    },
  };
}
