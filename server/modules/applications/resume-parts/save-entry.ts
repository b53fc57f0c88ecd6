import type { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { resumeLimits } from '@sunshine/contract/applications/resume-vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { changeResume } from './change-resume.ts';

type Entry = typeof resumeRoutes.saveResumeEntry;

/** Adds a stretch of education or practice behind the others, or changes one that is there. */
export async function saveResumeEntry(
  ctx: Context,
  { section, id, ...entry }: Input<Entry>,
): Promise<Reply<Entry>> {
  return changeResume(ctx, { section }, (resume) => ({
    [section]: saved(ctx, resume[section], id, entry),
  }));
}

type Certificate = typeof resumeRoutes.saveResumeCertificate;

/** The same for a certificate. */
export async function saveResumeCertificate(
  ctx: Context,
  { id, ...certificate }: Input<Certificate>,
): Promise<Reply<Certificate>> {
  return changeResume(ctx, { section: 'certificates' }, (resume) => ({
    certificates: saved(ctx, resume.certificates, id, certificate),
  }));
}

function saved<Entry>(
  ctx: Context,
  entries: readonly (Entry & { id: string })[],
  id: string | undefined,
  entry: Entry,
): (Entry & { id: string })[] {
  if (id === undefined) {
    if (entries.length >= resumeLimits.entries) throw refusal('resume.sectionFull');
    return [...entries, { ...entry, id: ctx.id() }];
  }
  if (!entries.some((each) => each.id === id)) throw refusal('resume.entryNotFound');
  return entries.map((each) => (each.id === id ? { ...entry, id } : each));
}
