import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Queryable } from '../../connect.ts';
import type { Frame } from '../frame.ts';
import type { Scope } from '../scopes.ts';
import { type Condition, cellConditions, populationConditions, registeredConditions } from './conditions.ts';
import { factsOfPerson, type PersonFact, readProfile } from './profile.ts';
import { countsServices, servicesOfPerson } from './services-of-person.ts';

export type { Condition } from './conditions.ts';

/** Why a person counts in a cell of a scope, or why not. */
export interface Explanation {
  /** From the very facts of the figure; the sentences below only say why. */
  counted: boolean;
  conditions: Condition[];
  /** Records of the person that the cell could count, each with why it does or does not. */
  records: { on: string; record: string; unitName: string; counted: boolean; why: string }[];
}

/** Null where nobody has this id. Cells of events and openings are not about persons: nothing is said of them. */
export async function explainPerson(
  db: Queryable,
  frame: Frame,
  scope: Scope,
  code: CellCode,
  personId: string,
): Promise<Explanation | null> {
  const [profile, facts, helped] = await Promise.all([
    readProfile(db, frame, personId),
    factsOfPerson(db, frame, scope, code, personId),
    factsOfPerson(db, frame, scope, '01E', personId),
  ]);
  if (!profile) return null;
  const counted = facts.some(({ inScope }) => inScope);
  const inPopulation = populationConditions(profile, frame);
  if (countsServices(code)) {
    const asked = frame.settings.servicesOutsidePopulation ? [] : inPopulation;
    const records = await recordsOf(
      db,
      frame,
      code,
      personId,
      facts,
      asked.every(({ met }) => met),
    );
    return { counted, conditions: asked, records };
  }
  const outsideArchive = code === '10A' && profile.population === null;
  const conditions = [
    ...(outsideArchive ? registeredConditions(profile, frame) : inPopulation),
    ...cellConditions(code, profile, frame, helped.length > 0),
  ];
  return { counted, conditions: [...conditions, ...whichUnit(facts)], records: [] };
}

/** A person counts at one unit; another asks in vain. */
function whichUnit(facts: readonly PersonFact[]): Condition[] {
  const [fact] = facts;
  if (!fact) return [];
  const text = fact.inScope
    ? `到统计时点归${fact.unitName}管，在本表的范围里。`
    : `到统计时点归${fact.unitName}管，计在那里。`;
  return [{ met: fact.inScope, text }];
}

async function recordsOf(
  db: Queryable,
  frame: Frame,
  code: CellCode,
  personId: string,
  facts: readonly PersonFact[],
  inPopulation: boolean,
): Promise<Explanation['records']> {
  const records = await servicesOfPerson(db, code, personId);
  return records.map(({ recordId, on, record, unitName, problem }) => {
    const fact = facts.find((each) => each.recordId === recordId);
    const counted = fact?.inScope === true;
    return { on, record, unitName, counted, why: why(frame, { code, on, fact, problem, inPopulation }) };
  });
}

function why(
  { start, asOf, settings }: Frame,
  about: {
    code: CellCode;
    on: string;
    fact: PersonFact | undefined;
    problem: string | null;
    inPopulation: boolean;
  },
): string {
  const { code, on, fact, problem, inPopulation } = about;
  if (fact?.inScope) return `${on} 在统计期间里，由${fact.unitName}提供。`;
  if (fact) return `由${fact.unitName}提供，计在那里。`;
  if (problem) return `${problem}。`;
  if (on < start) return `${on} 早于统计期间，那时的归上一年。`;
  if (on > asOf) return `${on} 晚于统计时点（${asOf}）。`;
  if (!inPopulation) return '本人不在 01A 里，服务不计。';
  switch (code) {
    case '03A':
    case '06B':
      return `到课不满 ${settings.attendancePercent}%。`;
    case '06C':
      return '只计合同的首笔放款，这一笔不是。';
    case '07A':
      return '不是按政策发放的首笔放款。';
    case '08A':
      return '缺凭据，或去向类别、帮扶途径不算实现就业。';
    default:
      return '没有达到这一格的条件，见口径说明。';
  }
}
