import type { Ad } from '@sunshine/contract/positions/ad-check/check-ad.ts';

/** An ad of the corpus with the rules it must meet: those that block or warn, by the law, not by the checker. */
export interface CorpusAd {
  ad: Ad;
  /** `rule` or `rule:words as typed`, where the place matters. */
  expected: readonly string[];
  /** Why the checker does not meet this one yet; it stands as an expected failure. */
  unmet?: string;
}

export const duties = {
  store: '负责仓库的收货、上架、盘点和出库，用扫码枪登记，每天核对库存并整理台账，保持通道畅通。',
  office: '接待来访和来电，收发文件和快递，整理会议纪要，采购办公用品，协助同事安排出差和会议室。',
  shop: '在门店接待顾客，介绍商品，收银和理货，陈列新品，做好每日盘点，晚班结束前打扫卖场。',
  kitchen: '按菜单备料、切配和装盘，保持灶台和冷柜清洁，记录食材进出，配合厨师完成午市和晚市出餐。',
  works: '按图纸操作数控机床，首件自检，记录尺寸和刀具更换，交接班写清楚设备状况，发现异常马上停机。',
  code: '开发和维护公司内部的订单系统，写接口和单元测试，参加代码评审，排查线上问题并写成文档。',
  books: '审核报销单据，登记账簿，每月核对往来和银行流水，按时申报增值税和个人所得税，整理凭证。',
  care: '协助老人起居和用餐，量血压并登记，陪同就诊和散步，发现异常及时报告护士长，写好护理记录。',
  sales: '拜访园区里的企业客户，介绍检测服务，整理需求并报价，跟进合同和回款，每周写客户拜访记录。',
  drive: '驾驶四点二米厢式货车在上海市区配送，装卸货物，核对签收单，每天出车前检查车况并记录里程。',
} as const;

type More = Partial<Ad> & { unmet?: string };

/** One ad in a line: title, what one does, what is asked, and the rules it meets. */
export function ad(
  title: string,
  work: keyof typeof duties | (string & {}),
  conditions: string,
  expected: readonly string[] = [],
  { unmet, ...more }: More = {},
): CorpusAd {
  const written: Ad = {
    title,
    duties: work in duties ? duties[work as keyof typeof duties] : work,
    conditions,
    kind: 'fullTime',
    employmentType: 'contract',
    payMin: 6000,
    payMax: 8000,
    payUnit: 'month',
    ...more,
  };
  return { ad: written, expected, ...(unmet ? { unmet } : {}) };
}
