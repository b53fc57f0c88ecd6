import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { compileFigures, type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { type Frame, frameOf } from '@sunshine/db/indicators/frame.ts';
import { type ListRow, listFacts } from '@sunshine/db/indicators/list.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { cloneDatabase } from '../database.ts';
import { type GivenRecords, givenRecords } from './records.ts';

/** A district with two streets and the campaign of 2026, asked on a day after its cutoff. */
export interface FigureBench {
  db: Database;
  given: GivenRecords;
  district: string;
  xiayang: string;
  yingpu: string;
  /** The number of a cell for a unit; fails when its list does not add up to it. */
  count(code: CellCode, unionId: string, campaign?: Partial<CampaignDays>): Promise<number>;
  figures(unionId: string, campaign?: Partial<CampaignDays>): Promise<Figures>;
  list(code: CellCode, unionId: string, campaign?: Partial<CampaignDays>): Promise<ListRow[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface CampaignDays {
  year: number;
  periodStart: string;
  cutoffDay: string;
  today: string;
  settings: Record<string, unknown>;
}

export function frame2026(days: Partial<CampaignDays> = {}): Frame {
  const { today = '2026-11-22', ...rest } = days;
  return frameOf(
    {
      form: 'sunshine',
      year: 2026,
      periodStart: '2026-01-01',
      cutoffDay: '2026-08-20',
      settings: {},
      ...rest,
    },
    today,
  );
}

export async function figureBench(): Promise<FigureBench> {
  const clone = await cloneDatabase();
  const db = connect(clone.url, { max: 4 });
  const given = givenRecords(db);
  const district = await given.union('310118', null);
  const xiayang = await given.union('310118001', district);
  const yingpu = await given.union('310118002', district);

  const figures: FigureBench['figures'] = async (unitId, campaign) => {
    const all = await compileFigures(db, frame2026(campaign), [{ unitId, ownOnly: false }]);
    return all.get(unitId) ?? new Map();
  };
  const list: FigureBench['list'] = (code, unitId, campaign) =>
    listFacts(db, frame2026(campaign), { unitId, ownOnly: false }, [code]);
  return {
    db,
    given,
    district,
    xiayang,
    yingpu,
    figures,
    list,
    async count(code, unionId, campaign) {
      const found = figure(await figures(unionId, campaign), code);
      const rows = await list(code, unionId, campaign);
      const sum = rows.reduce((total, row) => total + row.quantity, 0n);
      if (sum !== found.value) throw new Error(`${code} is ${found.value}, its list adds up to ${sum}`);
      if (rows.length !== found.rows)
        throw new Error(`${code} says ${found.rows} rows, its list has ${rows.length}`);
      const persons = new Set(rows.flatMap((row) => row.personId ?? [])).size;
      if (persons !== found.persons)
        throw new Error(`${code} says ${found.persons} persons, its list ${persons}`);
      if (indicatorOf(code).counts === 'persons' && rows.length !== Number(found.value)) {
        throw new Error(`${code} counts persons, its list has ${rows.length} rows`);
      }
      return Number(found.value);
    },
    async clear() {
      await db.$client`truncate people, households, events, positions, companies, supplementary_records cascade`;
    },
    async close() {
      await disconnect(db);
      await clone.drop();
    },
  };
}
