/** Names of the inputs of an event and their labels, for the summary of what is to be mended. */
export const fairLabels = {
  kind: '活动类别',
  title: '活动名称',
  startsOn: '开始日期',
  endsOn: '结束日期',
  hours: '时间',
  place: '地点',
  town: '街镇',
  description: '介绍',
  coOrganiserIds: '联合主办',
  capacity: '名额',
  expectedVisitors: '预计人数',
  registrationOpens: '报名开始',
  registrationClosesAt: '报名截止',
  companiesUntil: '单位报名截止',
} as const;
