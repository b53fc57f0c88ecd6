import type { TrainingKind } from '@sunshine/contract/events/training-vocabulary.ts';

/** Classes of a year, the district's first; invented certificates of invented bodies have real kinds of name. */
export const classTexts: readonly {
  kind: TrainingKind;
  title: string;
  days: number;
  certificate: { name: string; issuer: string } | null;
}[] = [
  {
    kind: 'skillTraining',
    title: '低压电工取证班',
    days: 5,
    certificate: { name: '低压电工作业证', issuer: '演示应急管理部门' },
  },
  {
    kind: 'skillTraining',
    title: '初级会计实务班',
    days: 4,
    certificate: { name: '初级会计专业技术资格', issuer: '演示财政部门' },
  },
  { kind: 'entrepreneurshipTraining', title: '创业意识班', days: 2, certificate: null },
  { kind: 'entrepreneurshipTraining', title: '创办企业班', days: 3, certificate: null },
  {
    kind: 'skillTraining',
    title: '养老护理员班',
    days: 6,
    certificate: { name: '养老护理员初级', issuer: '演示技能鉴定中心' },
  },
  { kind: 'skillTraining', title: '电商运营班', days: 3, certificate: null },
  { kind: 'skillTraining', title: '办公软件班', days: 2, certificate: null },
  {
    kind: 'skillTraining',
    title: '西式面点班',
    days: 4,
    certificate: { name: '西式面点师初级', issuer: '演示技能鉴定中心' },
  },
];

/** What was talked about, and with whom. */
export const guidanceTexts: readonly { adviser: string; note: string }[] = [
  {
    adviser: '郑守拙',
    note: '想在朱家角开一家糖水铺。看了三处门面，先在周末集市试摆两个月，算清一天要卖多少碗。',
  },
  { adviser: '郎致远', note: '想接婚礼跟拍。设备先租不买，排了头三个月的收支，下周去看一次现场。' },
  { adviser: '郑守拙', note: '问个体户怎么登记。陪着在网上填完了，材料清单给了一份。' },
  { adviser: '施明月', note: '想做宠物上门照料。谈了定价和保险，先在小区里接十单再说。' },
];
