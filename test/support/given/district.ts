import { unions } from '@sunshine/db/schema/unions.ts';
import type { TestApp } from '../app.ts';

/** A district with two streets, a system unit and a grassroots union below the first street. */
export interface GivenDistrict {
  district: string;
  xiayang: string;
  yingpu: string;
  education: string;
  grassroots: string;
}

export async function givenDistrict({ db, services, clock }: TestApp): Promise<GivenDistrict> {
  const id = () => services.newId(clock.now());
  const ids: GivenDistrict = {
    district: id(),
    xiayang: id(),
    yingpu: id(),
    education: id(),
    grassroots: id(),
  };
  await db
    .insert(unions)
    .values([
      { id: ids.district, code: '310118', name: '青浦区总工会', shortName: '青浦区', kind: 'district' },
    ]);
  await db
    .insert(unions)
    .values([
      unit(ids.xiayang, '310118001', '夏阳街道总工会', '夏阳街道', 'territorial', ids.district, '310118001'),
      unit(ids.yingpu, '310118002', '盈浦街道总工会', '盈浦街道', 'territorial', ids.district, '310118002'),
      unit(ids.education, '310118-S01', '区教育工会', '教育系统', 'system', ids.district),
    ]);
  await db
    .insert(unions)
    .values([
      unit(ids.grassroots, '310118001-G01', '夏阳街道城北社区工会', '城北社区', 'grassroots', ids.xiayang),
    ]);
  return ids;
}

function unit(
  id: string,
  code: string,
  name: string,
  shortName: string,
  kind: 'territorial' | 'system' | 'grassroots',
  parentId: string,
  divisionCode?: string,
) {
  return { id, code, name, shortName, kind, parentId, ...(divisionCode ? { divisionCode } : {}) };
}
