import type { Transaction } from '@sunshine/db/connect.ts';
import { notifyGraduate } from '../../notify-graduate.ts';

const sentences = {
  open: (title: string) => ({ title: `开始办“${title}”`, body: '要带的材料、去哪里办，都写在里面。' }),
  papers: (title: string) => ({ title: `“${title}”的材料交了`, body: '窗口有了答复，会写在这里。' }),
  granted: (title: string) => ({ title: `“${title}”批下来了`, body: '享受到哪一期、每月发多少，点开看。' }),
  rejected: (title: string) => ({ title: `“${title}”没有通过`, body: '原因写在里面，也看看别的政策。' }),
  withdrawn: (title: string) => ({ title: `“${title}”不办了`, body: '想接着办，随时可以再开始。' }),
  grantCancelled: (title: string) => ({
    title: `“${title}”的落实记错了，已经更正`,
    body: '现在办到哪一步，点开看。',
  }),
} as const;

/** Tells a graduate what the union recorded; reasons stay on the page, so that no word of them travels. */
export async function tellAboutPolicy(
  tx: Transaction,
  personId: string,
  what: keyof typeof sentences,
  about: { id: string; title: string },
): Promise<void> {
  await notifyGraduate(tx, personId, {
    topic: 'request',
    ...sentences[what](about.title),
    href: '/me/policies',
    about: `policy.${what}:${about.id}`,
  });
}
