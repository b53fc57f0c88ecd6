import { addDays } from '../clock.ts';
import { createContext } from '../context.ts';
import { watchSilence } from '../modules/applications/watch-silence.ts';
import type { Stage } from './stage.ts';

/** What the worker does every night, told here once a week: reminds silent companies, and ends what nobody answers. */
export async function watchTheWeeks(stage: Stage, span: { from: string; until: string }): Promise<void> {
  for (let day = span.from; day <= span.until; day = addDays(day, 7)) {
    stage.on(day);
    await watchSilence(
      createContext(stage.services, { actor: null, requestId: 'demo-silence', client: 'demo' }),
    );
  }
}
