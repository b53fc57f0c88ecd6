import type { Database } from '@sunshine/db/connect.ts';
import { suggest } from '@sunshine/search/suggestions.ts';
import { sound, suffixInitials } from '@sunshine/search/text/pinyin.ts';
import { duration, report } from './measured.ts';
import { fields, places, trades } from './search-positions-data.ts';

/** 200 beginnings: one and two characters, half a word, sounds, initials, employers. */
function beginnings(): string[] {
  return Array.from({ length: 200 }, (_, n) => {
    const field = fields[(n * 7) % fields.length] ?? '';
    const trade = trades[(n * 3) % trades.length] ?? '';
    const typed = [
      field.slice(0, 1),
      field,
      field + trade.slice(0, 1),
      sound(trade).slice(0, 4),
      suffixInitials(field + trade)[0] ?? '',
      trade.slice(1),
      places[n % places.length] ?? '',
      sound(field),
    ];
    return typed[n % typed.length] ?? field;
  });
}

/** What is offered while somebody types, each beginning twice, the first time to warm plans. */
export async function benchSuggestions(db: Database, today: string): Promise<void> {
  const times: number[] = [];
  let offered = 0;
  for (const round of [0, 1]) {
    for (const typed of beginnings()) {
      const took = await duration(async () => {
        if ((await suggest(db, typed, today)).length > 0) offered += round;
      });
      if (round === 1) times.push(took);
    }
  }
  report('suggestions', times);
  console.log(`suggestions: ${offered} of ${times.length} beginnings were gone on from`);
}
