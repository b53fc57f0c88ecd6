import type { FittingBooth } from '@sunshine/contract/positions/fair-matching-routes.ts';
import { explain, fitOf } from '@sunshine/contract/positions/matching/fit.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import type { PersonFairSlotRow } from '@sunshine/db/queries/applications/fair-slots.ts';
import type { ShownToRow } from '@sunshine/db/queries/events/booths-to-visit.ts';
import type { OpeningRow } from '@sunshine/db/queries/positions/matching/openings.ts';
import type { SeekerRow } from '@sunshine/db/queries/positions/matching/seekers.ts';
import { takenByMajors } from '@sunshine/db/queries/positions/matching/taken.ts';
import type { Context } from '../../../context.ts';
import { candidateOf, spellingsOf, takenLike } from './look-for.ts';
import { cardOf, lacksOf } from './match-replies.ts';

type Booth = Omit<FittingBooth, 'stop'>;
interface AtFair {
  shown: readonly ShownToRow[];
  openings: readonly OpeningRow[];
  slots: readonly PersonFairSlotRow[];
}

/** What a fair shows, company by company, each with its positions best first. */
export async function boothsOf(ctx: Context, row: SeekerRow, fair: AtFair): Promise<Booth[]> {
  const { seeker } = row;
  const known = lacksOf(seeker).length < 2;
  const taken = await takenByMajors(ctx.db, spellingsOf([seeker]), row.personId);
  const around = {
    today: ctx.today(),
    taken: takenLike(seeker, taken),
  };
  const ready = readySeeker(seeker);
  const byCompany = Map.groupBy(fair.openings, ({ companyId }) => companyId);
  const shownBy = new Map(fair.shown.map((each) => [each.positionId, each]));
  return [...byCompany].map(([companyId, openings]): Booth => {
    const positions = openings
      .map((opening) => {
        const shown = shownBy.get(opening.id);
        const fit = known ? fitOf(ready, candidateOf(opening), around) : null;
        const { applicationId, applicationState } = shown ?? {};
        return {
          position: cardOf(opening),
          fit: fit && explain(fit),
          ruledOut: fit?.hidden ?? false,
          application:
            applicationId && applicationState ? { id: applicationId, state: applicationState } : null,
          slots: fair.slots.filter((slot) => slot.positionId === opening.id && slot.applicationId === null),
        };
      })
      .sort((a, b) => Number(a.ruledOut) - Number(b.ruledOut) || scoreOf(b) - scoreOf(a) || order(a, b));
    const [best] = positions;
    const at = shownBy.get(openings[0]?.id ?? '');
    return {
      companyId,
      companyName: openings[0]?.companyName ?? '',
      trades: [...new Set(openings.map(({ occupation }) => occupation))],
      boothId: at?.boothId ?? null,
      booth: at?.booth ?? null,
      score: best?.fit && !best.ruledOut ? best.fit.score : null,
      positions,
      interviews: fair.slots.flatMap(({ applicationId, ...slot }) =>
        applicationId && slot.companyId === companyId ? [{ ...slot, applicationId }] : [],
      ),
    };
  });
}

const scoreOf = ({ fit }: { fit: { score: number } | null }): number => fit?.score ?? 0;
const order = (a: { position: { id: string } }, b: { position: { id: string } }): number =>
  a.position.id < b.position.id ? -1 : 1;

/** Best first; those with nothing that fits last, by the number of their booth. */
export function byFit(a: Booth, b: Booth): number {
  return (
    (b.score ?? -1) - (a.score ?? -1) ||
    (a.booth ?? '~').localeCompare(b.booth ?? '~', 'en', { numeric: true }) ||
    (a.companyId < b.companyId ? -1 : 1)
  );
}
