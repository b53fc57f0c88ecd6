import type { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { changeResume } from './change-resume.ts';

type Route = typeof resumeRoutes.moveResumeEntry;

/** Moves an entry one place up or down, or takes it out; the first stays first and the last stays last. */
export async function moveResumeEntry(
  ctx: Context,
  { section, id, to }: Input<Route>,
): Promise<Reply<Route>> {
  return changeResume(ctx, { section, to }, (resume) => ({
    [section]: moved<{ id: string }>(resume[section], id, to),
  }));
}

function moved<Entry extends { id: string }>(
  entries: readonly Entry[],
  id: string,
  to: 'up' | 'down' | 'out',
): Entry[] {
  const at = entries.findIndex((entry) => entry.id === id);
  const entry = entries[at];
  if (!entry) throw refusal('resume.entryNotFound');
  const rest = entries.filter((each) => each !== entry);
  if (to === 'out') return rest;
  const place = Math.max(0, to === 'up' ? at - 1 : at + 1);
  return rest.toSpliced(place, 0, entry);
}
