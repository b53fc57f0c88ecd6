import type { ConsentPurpose } from './channel-vocabulary.ts';

/** What a person agrees to, in full; a change of the text raises its version, and earlier consents keep theirs. */
export const consentTexts = {
  recommend: {
    version: '2026-11',
    lines: [
      '工会老师会看到你的专业、学历和意向，拿去和岗位比，把合适的推荐给你。',
      '单位看不到。要把简历投给哪家单位，每次都再问你。',
      '随时可以收回，收回以后马上不再出现在候选人里。',
    ],
  },
} as const satisfies Record<ConsentPurpose, { version: string; lines: readonly string[] }>;
