/** Records that may carry files (附件): evidence, certificates, the signed scan of a report. */
export const attachmentOwners = {
  certificate: '证书',
  placement: '上岗',
  internship: '实习见习',
  guaranteedLoan: '贷款合同',
  policyGrant: '政策落实',
  jobSeekingAllowance: '求职补贴',
  supplementaryRecord: '补录',
  study: '就读登记',
  outcome: '去向',
  report: '统计表',
  resume: '简历',
  application: '投递',
  referral: '推荐',
} as const;
export type AttachmentOwner = keyof typeof attachmentOwners;

/** What a file is to its record; those of a report first. */
export const attachmentKinds = {
  evidence: '凭据',
  signedScan: '签字盖章扫描件',
  summary: '活动总结',
  experience: '新经验新做法',
  plan: '活动方案',
  resume: '简历文件',
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;

export const attachmentTypes = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;
export type AttachmentType = keyof typeof attachmentTypes;

/** Bytes of one file and files of one record at most. */
export const attachmentLimits = { bytes: 10 * 1024 * 1024, perRecord: 10, nameCharacters: 80 } as const;
