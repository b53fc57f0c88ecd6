import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';

/** Employers of the relevance corpus; invented, under no real credit code. */
export const corpusCompanies = {
  dianhu: { name: '上海淀湖精密仪器有限公司', shortName: '淀湖仪器', nature: 'private' },
  qinghe: { name: '上海青禾纺织科技有限公司', shortName: '青禾纺织', nature: 'private' },
  zhuxi: { name: '上海朱溪文旅发展有限公司', shortName: '朱溪文旅', nature: 'stateOwned' },
  qushui: { name: '上海曲水建筑工程有限公司', shortName: '曲水建筑', nature: 'private' },
  yuanfan: { name: '上海远帆供应链有限公司', shortName: '远帆供应链', nature: 'private' },
  yunque: { name: '上海云雀软件技术有限公司', shortName: '云雀软件', nature: 'foreign' },
  baihe: { name: '白鹤湾生态农业合作社', shortName: '白鹤湾农业', nature: 'social' },
  shuixiang: { name: '青浦水乡文化保护中心', shortName: '水乡文保', nature: 'public' },
  anning: { name: '上海安宁康复护理院', shortName: '安宁护理院', nature: 'public' },
  xinya: { name: '新芽实验幼儿园', shortName: '新芽幼儿园', nature: 'social' },
} as const satisfies Record<string, { name: string; shortName: string; nature: CompanyNature }>;

export type CorpusCompany = keyof typeof corpusCompanies;
