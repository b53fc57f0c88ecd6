import { syntheticIdNumber } from '../id-numbers.ts';

/**
 * Canary values: each stands in one field that only unions may see. Texts carry the word `canary`, so that one look
 * finds them all; the others are numbers and names that stand nowhere else.
 */
export const canary = {
  archiveNumber: 'canary-archive-number',
  hardshipNote: 'canary-hardship-note',
  address: 'canary-address 9 号',
  change: 'canary-change-reason',
  verification: 'canary-verification',
  closing: 'canary-closing-note',
  reopening: 'canary-reopening-reason',
  reveal: 'canary-reveal-reason',
  need: 'canary-need-note',
  outcome: 'canary-outcome-evidence',
  outcomeEmployer: 'canary-outcome-employer',
  retraction: 'canary-retraction-reason',
  intention: 'canary-intention-note',
  hardshipProof: 'canary-hardship-proof',
  claim: 'canary-claim-decision',
  placement: 'canary-placement-evidence',
  correction: 'canary-correction-reason',
  internship: 'canary-internship-evidence',
  exception: 'canary-internship-exception',
  extension: 'canary-extension-evidence',
  internshipEnd: 'canary-internship-end-note',
  supplement: 'canary-supplement-evidence',
  supplementTitle: 'canary-supplement-title',
  policy: 'canary-policy',
  policyDraft: 'canary-policy-draft',
  policyNote: 'canary-policy-note',
  grant: 'canary-grant-evidence',
  grantCorrection: 'canary-grant-correction',
  contract: 'canary-contract',
  withdrawal: 'canary-withdrawal-reason',
  tag: 'canary-tag-evidence',
  otherTag: 'canary-other-tag-evidence',
  creditCode: 'canary-credit-code-note',
  otherDecision: 'canary-other-decision',
  otherDraft: 'canary-other-draft',
  otherMessage: 'canary-other-message',
  override: 'canary-override-reason',
  notHeld: 'canary-not-held-reason',
  recovery: 'canary-recovery-reason',
  roster: 'canary-roster-cell',
  /** A paper that the union keeps, and the name under which the graduate's device keeps a résumé. */
  evidenceFileName: 'canary-evidence-file',
  evidenceText: 'canary-evidence-text',
  resumeFileName: 'canary-resume-file-',
  /** Names and numbers of the family behind the applicant. */
  parentName: '危鸣雀',
  siblingName: '危鸣鹂',
  parentId: syntheticIdNumber('1971-05-20', 731),
  graduateId: syntheticIdNumber('2003-06-15', 732),
  siblingId: syntheticIdNumber('2004-02-11', 733),
  guestName: '危栖鹭',
  guestId: syntheticIdNumber('2004-03-12', 734),
  parentPhone: '19900007731',
  siblingPhone: '19900007732',
} as const;

/**
 * Words that tell of hardship, of an archive or of aid; a company meets none of them anywhere. Written out on purpose,
 * not derived from `shared/hardship-words.ts`: a word lost there is missed here.
 */
export const hardshipWords = [
  '困难',
  '致困',
  '脱困',
  '贫困',
  '特困',
  '低保',
  '低收入',
  '建档',
  '在档',
  '档案',
  '帮扶',
  '救助',
  '兜底',
  '补录',
  '无劳动能力',
  '重特大疾病',
  '下岗失业',
] as const;

/** The same in the names of fields, files and addresses. */
export const hardshipNames = /hardship|household|archive|help-?need|\bneeds?Help|povert|migrantWorker/i;

/** A masked number, 990118********7310, says that there is one. */
const maskedNumber = /\d{3,6}\*{4,}\w{0,4}/;

/** What of all this stands in a text; nothing, if all is well. Numbers are found with or without spaces. */
export function leaksIn(text: string): string[] {
  const plain = decodeEntities(text);
  const found = [
    ...(plain.match(/canary[-\w]*/gi) ?? []),
    ...Object.values(canary).filter((value) => plain.includes(value)),
    ...hardshipWords.filter((word) => plain.includes(word)),
    ...(plain.match(new RegExp(hardshipNames, 'gi')) ?? []),
    ...(plain.match(maskedNumber) ?? []),
  ];
  return [...new Set(found)];
}

/** Text of HTML, JSON and JavaScript alike: `&#22256;`, `\u56f0` and `%E5%9B%B0` are 困. */
function decodeEntities(text: string): string {
  const decoded = text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return decoded.replaceAll(/(?:%[0-9A-F]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
