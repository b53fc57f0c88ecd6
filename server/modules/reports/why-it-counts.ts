import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import type { ListRow } from '@sunshine/db/indicators/list.ts';

type Row = Pick<ListRow, 'on' | 'unitName' | 'personUnitName' | 'personId' | 'supplementary'>;

/** Why a row stands in the list behind a figure, in one sentence (为什么算). */
export function whyItCounts(code: CellCode, row: Row, frame: Pick<Frame, 'start' | 'cutoff'>): string {
  const period = `${frame.start} 至 ${frame.cutoff}`;
  const entered = row.supplementary ? '，补录并附凭据' : '';
  switch (code) {
    case '01A':
    case '01B':
    case '01C':
    case '01D':
      return `到统计时点归${row.unitName}管，符合口径。`;
    case '01E':
      return `统计期间有过帮扶需求；到统计时点归${row.unitName}管。`;
    case '10A':
      return `应届、校区在本地、到统计时点没有落实；计在${row.unitName}。`;
    case '11A':
      return `往届、到统计时点没有落实；归${row.unitName}管。`;
    case '04A':
      return `${row.on} 开始，在统计期间里，由${row.unitName}牵头${entered}。`;
    case '04B':
      return `在 ${row.on} 的活动上展出，适合高校毕业生；按最后一天的招聘人数。`;
    case '05A':
      return `${row.on} 已发布并约定优先或定向，当天的单位标签有效；由${row.unitName}审核。`;
    default:
      return `${row.on} 在统计期间（${period}）里，由${row.unitName}提供${entered}；${whose(row)}。`;
  }
}

function whose({ personId, personUnitName }: Row): string {
  if (personId === null) return '未具名，只录了数量';
  return personUnitName === null ? '本人在 01A 里' : `本人的档案在${personUnitName}`;
}
