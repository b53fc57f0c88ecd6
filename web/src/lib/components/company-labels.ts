/** Labels of a company's inputs, for the summary above a form. */
export const companyLabels = {
  creditCode: '信用代码',
  name: '单位全称',
  shortName: '简称',
  nature: '单位性质',
  size: '单位人数',
  industry: '行业',
  town: '街镇',
  address: '地址',
  contactName: '联系人',
  contactPhone: '联系电话',
  introduction: '介绍',
} as const;
