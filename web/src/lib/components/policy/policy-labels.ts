/** Names of the inputs of a policy, for the summary of a refused form. */
export const policyLabels: Readonly<Record<string, string>> = {
  title: '名称',
  category: '类别',
  level: '层级',
  benefit: '能得到什么',
  papers: '带什么材料',
  office: '去哪里办',
  source: '依据',
  validFrom: '从哪天起',
  validUntil: '到哪天止',
};

/** Inputs of a condition. */
export const conditionLabels: Readonly<Record<string, string>> = {
  years: '年数',
  months: '月数',
  degree: '学历',
  outcomes: '去向',
  divisions: '地方',
  text: '写清是什么',
};
