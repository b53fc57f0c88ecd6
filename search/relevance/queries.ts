import type { CorpusName } from './corpus.ts';
import { queriesOfNames } from './queries-of-names.ts';
import { queriesOfSounds } from './queries-of-sounds.ts';
import { queriesOfSynonyms } from './queries-of-synonyms.ts';
import { queriesOfWork } from './queries-of-work.ts';

export const queryTypes = {
  word: '词',
  several: '几个词',
  prefix: '词的开头',
  synonym: '同义词',
  major: '专业',
  pinyin: '拼音',
  initials: '首字母',
  typo: '打错的字',
  company: '单位',
  place: '地点',
  written: '别的写法',
} as const;
export type QueryType = keyof typeof queryTypes;

export interface RelevanceQuery {
  type: QueryType;
  typed: string;
  /** Must be found. */
  wanted: CorpusName[];
  /** Must stand first. */
  first?: CorpusName;
  /** Must not be found: it only looks alike. */
  trap?: CorpusName[];
  /** Engines that do not meet it yet, and why: stands as an expected failure until they do. */
  notYet?: Partial<Record<'postgres' | 'meilisearch', string>>;
}

const firstQueries: readonly RelevanceQuery[] = [
  {
    type: 'word',
    typed: '会计',
    wanted: ['costAccountant', 'cashier', 'taxAccountant', 'chiefAccountant', 'financeAssistant'],
    trap: ['meetingHost'],
  },
  { type: 'word', typed: '成本会计', wanted: ['costAccountant'], first: 'costAccountant' },
  { type: 'word', typed: '设计师', wanted: ['designer', 'uiDesigner'], trap: ['cook'] },
  {
    type: 'word',
    typed: '设计',
    wanted: ['designer', 'interiorDesigner', 'uiDesigner', 'mechanicalDesigner'],
  },
  { type: 'word', typed: '护士', wanted: ['nurse'], first: 'nurse' },
  { type: 'word', typed: '护理', wanted: ['caregiver', 'nurse'] },
  { type: 'word', typed: '老师', wanted: ['musicTeacher'], first: 'musicTeacher' },
  { type: 'word', typed: '教师', wanted: ['teacher', 'teacherIntern'], trap: ['nurse'] },
  { type: 'word', typed: '厨师', wanted: ['cook'], first: 'cook' },
  {
    type: 'word',
    typed: '工程师',
    wanted: [
      'mechanicalDesigner',
      'javaEngineer',
      'frontEngineer',
      'tester',
      'opsEngineer',
      'embedded',
      'processEngineer',
      'costEngineer',
      'researcher',
    ],
    trap: ['cook'],
  },
  { type: 'word', typed: '软件工程师', wanted: ['embedded'], trap: ['mechanicalDesigner'] },
  { type: 'word', typed: '司机', wanted: ['driver'], first: 'driver' },
  { type: 'word', typed: '数据', wanted: ['dataAnalyst', 'dataEntry'] },
  { type: 'word', typed: '实习', wanted: ['cppIntern', 'strawberryIntern', 'teacherIntern'] },
  { type: 'word', typed: '见习', wanted: ['museumTrainee', 'libraryTrainee'] },
  { type: 'word', typed: 'java', wanted: ['javaEngineer'], first: 'javaEngineer' },
  { type: 'word', typed: 'C++', wanted: ['cppIntern'], first: 'cppIntern' },
  { type: 'word', typed: 'UI', wanted: ['uiDesigner'], first: 'uiDesigner' },
  { type: 'word', typed: 'excel', wanted: ['costAccountant'] },
  { type: 'word', typed: '木工', wanted: [], trap: ['builder'] },
  { type: 'word', typed: '工程', wanted: ['costEngineer', 'builder'] },
  {
    type: 'several',
    typed: '会计 夏阳',
    wanted: ['costAccountant', 'chiefAccountant', 'financeAssistant'],
    trap: ['taxAccountant'],
  },
  { type: 'several', typed: '朱家角 设计', wanted: ['designer'], trap: ['uiDesigner'] },
  { type: 'several', typed: '草莓实习', wanted: ['strawberryIntern'], first: 'strawberryIntern' },
  { type: 'several', typed: '软件 测试', wanted: ['tester'], first: 'tester' },
  { type: 'several', typed: '招聘会计', wanted: ['costAccountant', 'cashier', 'taxAccountant'] },
  { type: 'several', typed: '淀湖 电工', wanted: ['electrician'], first: 'electrician' },
  { type: 'several', typed: 'java开发', wanted: ['javaEngineer'], first: 'javaEngineer' },
  { type: 'prefix', typed: '出', wanted: ['cashier'] },
  { type: 'prefix', typed: '数控', wanted: ['cncOperator'] },
  { type: 'prefix', typed: '康复治', wanted: ['rehab'] },
  { type: 'prefix', typed: 'jav', wanted: ['javaEngineer', 'frontEngineer'] },
  { type: 'prefix', typed: '幼儿', wanted: ['teacher'] },
  { type: 'prefix', typed: '社区工', wanted: ['communityWorker'] },
  {
    type: 'pinyin',
    typed: 'kuaiji',
    wanted: ['costAccountant', 'cashier', 'taxAccountant', 'chiefAccountant'],
  },
  { type: 'pinyin', typed: 'kuai ji', wanted: ['costAccountant', 'taxAccountant'] },
  { type: 'pinyin', typed: 'chengbenkuaiji', wanted: ['costAccountant'], trap: ['taxAccountant'] },
  { type: 'pinyin', typed: 'hushi', wanted: ['nurse'] },
  { type: 'pinyin', typed: 'chushi', wanted: ['cook'] },
  { type: 'pinyin', typed: 'gongchengs', wanted: ['javaEngineer', 'costEngineer'] },
  { type: 'pinyin', typed: 'lvhua', wanted: ['greening'] },
  { type: 'pinyin', typed: 'youeryuan', wanted: ['teacher'] },
  { type: 'pinyin', typed: 'java kaifa', wanted: ['javaEngineer'] },
  {
    type: 'initials',
    typed: 'kj',
    wanted: ['costAccountant', 'cashier', 'taxAccountant', 'chiefAccountant'],
  },
  { type: 'initials', typed: 'cbkj', wanted: ['costAccountant'] },
  { type: 'initials', typed: 'gcs', wanted: ['costEngineer', 'processEngineer', 'tester'] },
  { type: 'initials', typed: 'yey', wanted: ['teacher'] },
  { type: 'initials', typed: 'sjfx', wanted: ['dataAnalyst'] },
  { type: 'typo', typed: '快计', wanted: ['costAccountant', 'taxAccountant'] },
  { type: 'typo', typed: '陈本会计', wanted: ['costAccountant'] },
  { type: 'typo', typed: '软件工成师', wanted: ['embedded'] },
  { type: 'typo', typed: '平面设记师', wanted: ['designer'] },
  { type: 'typo', typed: '仓库管里员', wanted: ['warehouse'] },
  { type: 'typo', typed: '康复治疔师', wanted: ['rehab'] },
  { type: 'typo', typed: 'kuaji', wanted: ['costAccountant'] },
  { type: 'typo', typed: 'jvaa', wanted: ['javaEngineer'] },
  { type: 'typo', typed: '社区工者', wanted: ['communityWorker'] },
  {
    type: 'company',
    typed: '淀湖',
    wanted: ['costAccountant', 'electrician', 'qualityInspector', 'cncOperator'],
  },
  {
    type: 'company',
    typed: '青禾纺织',
    wanted: ['cashier', 'processEngineer', 'researcher'],
    trap: ['costAccountant'],
  },
  { type: 'company', typed: '云雀软件技术', wanted: ['javaEngineer', 'hr'], trap: ['embedded'] },
  { type: 'company', typed: 'yunque', wanted: ['javaEngineer', 'hr'] },
  { type: 'company', typed: '安宁护理院', wanted: ['nurse', 'pharmacist'] },
  { type: 'place', typed: '徐泾', wanted: ['javaEngineer', 'builder'], trap: ['nurse'] },
  { type: 'place', typed: '朱家角镇', wanted: ['guide', 'cook'], trap: ['nurse'] },
  { type: 'place', typed: '重固', wanted: ['courier'], trap: ['nurse'] },
  { type: 'major', typed: '学前教育', wanted: ['teacher', 'teacherIntern'] },
  { type: 'major', typed: '土木工程', wanted: ['builder'], first: 'builder' },
  { type: 'major', typed: '人力资源', wanted: ['hr'] },
  { type: 'major', typed: '国际贸易', wanted: ['customsClerk'] },
  { type: 'written', typed: '會計', wanted: ['costAccountant', 'cashier', 'taxAccountant'] },
  { type: 'written', typed: 'ＪＡＶＡ', wanted: ['javaEngineer'], first: 'javaEngineer' },
  { type: 'written', typed: '  会计！！', wanted: ['costAccountant'] },
  { type: 'written', typed: '“平面设计师”', wanted: ['designer'], first: 'designer' },
];

/** What people type and what they expect, written from that and never from what an engine found; grows with every complaint. */
export const relevanceQueries: readonly RelevanceQuery[] = [
  ...firstQueries,
  ...queriesOfWork,
  ...queriesOfSynonyms,
  ...queriesOfSounds,
  ...queriesOfNames,
];
