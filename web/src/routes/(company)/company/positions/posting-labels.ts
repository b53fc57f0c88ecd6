/** Labels of a posting's inputs, for the summary above the form. */
export const postingLabels = {
  title: '职位名称',
  kind: '类型',
  occupation: '岗位类型',
  headcount: '招聘人数',
  education: '学历',
  majors: '专业',
  employmentType: '用工形式',
  town: '街镇',
  address: '工作地点',
  payMin: '待遇下限',
  payMax: '待遇上限',
  payUnit: '计薪',
  payMonths: '一年几薪',
  duties: '岗位职责',
  conditions: '任职条件',
  validUntil: '有效期',
} as const;
