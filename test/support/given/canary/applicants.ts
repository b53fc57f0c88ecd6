import type { Applicant, CanaryDistrict } from './district.ts';
import { canary } from './values.ts';

interface Hands {
  /** The body of a granted request. */
  ask(name: string, input: Record<string, unknown>, accountId: string): Promise<string>;
  /** Runs the jobs that are due. */
  deliver(): Promise<void>;
}

/**
 * Takes both applicants the same way to the hire, has it corrected by the union and confirmed again, and answers what the
 * company was told on the way, about each; names, ids and times of day are left out.
 */
export async function answerAlike(
  given: CanaryDistrict,
  { ask, deliver }: Hands,
): Promise<{ archived: string[]; stranger: string[] }> {
  const { own, caseworker } = given;
  const told = { archived: [] as string[], stranger: [] as string[] };
  const company = own.recruiter.actor.accountId;
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const both = ['archived', 'stranger'] as const;

  const step = async (name: string, more: Record<string, unknown> = {}): Promise<void> => {
    for (const who of both) {
      const { applicationId: id } = given[who];
      told[who].push(plain(await ask(name, { id, ...more }, company), given[who]));
      told[who].push(plain(await ask('readApplicant', { id }, company), given[who]));
    }
  };
  const answer = async (name: string, more: Record<string, unknown>): Promise<void> => {
    for (const who of both)
      await ask(name, { id: given[who].applicationId, ...more }, given[who].actor.accountId);
  };

  await step('viewApplicant');
  await step('inviteApplicant', { interviewAt: `${day}T14:00:00+08:00`, place: '石桥路 1 号', note: '' });
  await answer('answerInterview', { answer: 'accepted' });
  await step('offerApplicant', { note: '欢迎加入' });
  await answer('answerOffer', { answer: 'accepted' });
  await step('confirmApplicantStart', { startOn: day });
  await answer('confirmOwnStart', { startOn: day });

  const placements = JSON.parse(await ask('listPlacements', {}, caseworker.actor.accountId)) as {
    items: { id: string; applicationId: string | null }[];
  };
  for (const who of both) {
    const made = placements.items.find(({ applicationId }) => applicationId === given[who].applicationId);
    if (!made) throw new Error(`the hire of the ${who} applicant made no placement`);
    await ask('correctPlacement', { id: made.id, reason: canary.correction }, caseworker.actor.accountId);
  }
  await step('confirmApplicantStart', { startOn: day });
  await answer('confirmOwnStart', { startOn: day });
  await deliver();

  const list = JSON.parse(await ask('listApplicants', { group: 'hired' }, company)) as {
    items: { id: string }[];
  };
  const notices = JSON.parse(await ask('listNotices', {}, company)) as {
    items: { title: string; body: string; href: string }[];
  };
  for (const who of both) {
    const { applicationId } = given[who];
    const line = list.items.find(({ id }) => id === applicationId);
    told[who].push(plain(JSON.stringify(line), given[who]));
    const about = notices.items.filter(({ href }) => href.includes(applicationId));
    const texts = about.map(({ title, body }) => plain(`${title}|${body}`, given[who])).sort();
    told[who].push(`${about.length}`, ...texts);
  }
  return told;
}

/** Without what differs between any two people. */
function plain(text: string, { name, loginName, applicationId }: Applicant): string {
  return text
    .replaceAll(name, 'NAME')
    .replaceAll(loginName, 'PHONE')
    .replaceAll(applicationId, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT');
}
