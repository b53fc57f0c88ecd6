import { type Ad, checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import { minimumWageOn } from '@sunshine/contract/positions/ad-check/pay-figures.ts';
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

const clean: Ad = {
  title: '仓储管理员',
  duties: '负责仓库的收货、上架、盘点和出库，用扫码枪登记，每天核对库存并整理台账，保持通道畅通。',
  conditions: '大专及以上，物流类专业，会用办公软件。',
  kind: 'fullTime',
  employmentType: 'contract',
  payMin: 6000,
  payMax: 8000,
  payUnit: 'month',
};
const today = '2026-08-11';

/** Rules found in one sentence of the conditions, `rule:words as typed`. */
function found(conditions: string, level: 'block' | 'warn' = 'block'): string[] {
  return checkAd({ ...clean, conditions }, today)
    .filter((finding) => finding.level === level && finding.field === 'conditions')
    .map(({ rule, quote }) => `${rule}:${quote}`);
}

test('an ad that names what is done, where and for how much has no finding', () => {
  expect(checkAd(clean, today)).toEqual([]);
});

describe('gender is no condition', () => {
  test.each([
    ['限男性，能适应冷库环境', '限男性'],
    ['只招女生', '只招女生'],
    ['仅限男', '仅限男'],
    ['男性优先，能吃苦', '男性优先'],
    ['女士优先考虑', '女士优先'],
    ['性别：男', '性别：男'],
    ['性别要求:女', '性别要求:女'],
    ['不招女性', '不招女性'],
    ['女生勿扰', '女生勿扰'],
    ['男，35 岁以下', '男'],
    ['大专以上；女；会开车', '女'],
    ['要求男性', '要求男性'],
    ['男 5 名', '男 5 名'],
    ['招女前台一名', '女前台'],
    ['限 男 性', '限 男 性'],
    ['限【男】性', '限【男】性'],
    ['限🚹男性', '限🚹男性'],
    ['限*男*性', '限*男*性'],
    ['限男生', '限男生'],
    ['更适合女生', '适合女生'],
  ])('%s', (words, quote) => {
    expect(found(words)).toContain(`gender:${quote}`);
  });

  test.each([
    '男女不限',
    '男、女均可',
    '男/女不限',
    '不限性别',
    '性别不限，会用办公软件',
    '性别：不限',
    '无性别要求',
    '有女装销售经验',
    '只做女装，熟悉面料',
    '负责女鞋、男装两个品类',
    '妇产科护士执业资格',
    '熟悉女性用品市场',
    '妇女权益保障工作经验',
    '设计适合女性的产品',
    '男女同工同酬',
    '有男科或妇科工作经验',
    '会照顾男女老人',
    '子女教育补贴',
    '了解男士护肤品',
  ])('%s may be written', (words) => {
    expect(found(words)).toEqual([]);
  });

  test('titles are read too: 女前台 is a condition, 女装店长 is not', () => {
    const rules = (title: string) => checkAd({ ...clean, title }, today).map(({ rule }) => rule);
    expect(rules('女前台')).toEqual(['gender']);
    expect(rules('女装店长')).toEqual([]);
    expect(rules('妇产科护士')).toEqual([]);
  });
});

describe('nobody is asked about marriage, origin, belief or health', () => {
  test.each([
    ['已婚已育优先', 'marriage'],
    ['未婚优先', 'marriage'],
    ['已婚已育女性优先', 'marriage'],
    ['三年内无生育计划', 'marriage'],
    ['两年内不考虑结婚', 'marriage'],
    ['孕妇勿扰', 'marriage'],
    ['说明婚育状况', 'marriage'],
    ['限汉族', 'ethnicity'],
    ['汉族优先', 'ethnicity'],
    ['不招少数民族', 'ethnicity'],
    ['无宗教信仰', 'religion'],
    ['信教者勿投', 'religion'],
    ['限本地户籍', 'householdRegistration'],
    ['上海户口优先', 'householdRegistration'],
    ['本地人优先', 'householdRegistration'],
    ['不招外地人', 'householdRegistration'],
    ['具有本市戶籍', 'householdRegistration'],
    ['河南人勿扰', 'householdRegistration'],
    ['无乙肝', 'carrier'],
    ['非乙肝病毒携带者', 'carrier'],
    ['入职需查两对半', 'carrier'],
    ['乙肝五项检查正常', 'carrier'],
    ['HBsAg 阴性', 'carrier'],
    ['无传染病', 'carrier'],
    ['残疾人勿扰', 'disability'],
    ['不招残疾人', 'disability'],
    ['无肢体残疾', 'disability'],
  ])('%s', (words, rule) => {
    expect(found(words).map((each) => each.split(':')[0])).toContain(rule);
  });

  test.each([
    '有婚庆策划经验',
    '婚育不限',
    '已婚未婚均可',
    '享受婚假、产假和生育保险',
    '会母婴护理',
    '民族不限',
    '会跳汉族舞',
    '尊重宗教信仰自由',
    '户籍不限',
    '不限户籍',
    '可协助办理上海户口',
    '熟悉户籍窗口业务',
    '住在附近方便上班',
    '不查乙肝',
    '从事乙肝疫苗研发',
    '熟悉传染病防控',
    '残疾人优先',
    '有残疾人康复服务经验',
    '需持健康证',
  ])('%s may be written', (words) => {
    expect(found(words)).toEqual([]);
  });
});

describe('nobody pays or leaves papers to get work', () => {
  test.each([
    ['入职交押金 500 元', 'deposit'],
    ['需缴纳服装费', 'deposit'],
    ['收取培训费', 'deposit'],
    ['体检费自理', 'deposit'],
    ['提供培训贷', 'deposit'],
    ['先培训后付款', 'deposit'],
    ['工装押金 200 元', 'deposit'],
    ['扣押身份证', 'withholdingPapers'],
    ['身份证由公司统一保管', 'withholdingPapers'],
    ['入职后上交毕业证原件', 'withholdingPapers'],
  ])('%s', (words, rule) => {
    expect(found(words).map((each) => each.split(':')[0])).toContain(rule);
  });

  test.each([
    '不收取任何押金',
    '无需交押金',
    '免押金',
    '不收任何费用',
    '免费培训，带薪上岗',
    '负责核对租客押金和退租',
    '会做投标保证金台账',
    '体检费由公司报销',
    '不扣押身份证',
    '面试携带身份证和毕业证',
    '提交身份证复印件',
  ])('%s may be written', (words) => {
    expect(found(words)).toEqual([]);
  });
});

describe('words to look at again', () => {
  test.each([
    ['年龄 18-35 岁', 'age'],
    ['35 周岁以下', 'age'],
    ['18 至 40 岁', 'age'],
    ['年龄不超过45岁', 'age'],
    ['95后优先', 'age'],
    ['985/211 院校优先', 'schoolRank'],
    ['双一流高校毕业', 'schoolRank'],
    ['第一学历本科', 'schoolRank'],
    ['身高 165cm 以上', 'looks'],
    ['五官端正，形象气质佳', 'looks'],
    ['薪资面议', 'payUnsaid'],
    ['待遇面谈', 'payUnsaid'],
    ['联系电话 13900001111', 'contact'],
    ['联系 139 0000 1111', 'contact'],
    ['简历发 hr@example.com', 'contact'],
    ['详见 https://example.com/jobs', 'contact'],
    ['加微信详聊', 'contact'],
    ['微信：gongzuo2026', 'contact'],
  ])('%s', (words, rule) => {
    expect(found(words, 'warn').map((each) => each.split(':')[0])).toContain(rule);
    expect(found(words)).toEqual([]);
  });

  test.each([
    '年满 18 周岁',
    '18 周岁以上',
    '年龄不限',
    '照护 3-6 岁儿童',
    '服务 60 岁以上老人',
    '不限 985、211',
    '乘 211 路可到',
    '负责企业形象设计',
    '测量儿童身高体重',
    '工作地点面谈',
    '熟悉 Node.js 和 ASP.NET',
    '运营微信公众号',
    '3-5 年经验，8000-10000 元',
    '2024-2026 届毕业生',
  ])('%s needs no second look', (words) => {
    expect(found(words, 'warn')).toEqual([]);
  });

  test('duties under 30 characters are noted, spaces not counted', () => {
    const duties = `${'收货上架盘点'.repeat(4)}     \n`;
    expect(checkAd({ ...clean, duties }, today)).toMatchObject([
      { rule: 'shortDuties', level: 'warn', field: 'duties' },
    ]);
    expect(checkAd({ ...clean, duties: '收货上架盘点'.repeat(5) }, today)).toEqual([]);
  });

  test('a health certificate is confirmed as fine, with the law behind it', () => {
    const [finding] = checkAd({ ...clean, conditions: '需持健康证。' }, today);
    expect(finding).toMatchObject({ rule: 'healthCertificate', level: 'fine', quote: '需持健康证' });
    expect(finding?.law).toContain('食品安全法');
  });
});

describe('pay', () => {
  const pay = (more: Partial<Ad>) =>
    checkAd({ ...clean, ...more }, today).map(({ rule, field }) => [rule, field]);

  test('the minimum wage of the date is the lowest pay of a full-time month', () => {
    expect(minimumWageOn('2025-06-30')).toBe(2690);
    expect(minimumWageOn('2025-07-01')).toBe(2740);
    expect(pay({ payMin: 2740, payMax: 4000 })).toEqual([]);
    expect(pay({ payMin: 2739, payMax: 4000 })).toEqual([['minimumWage', 'payMin']]);
    expect(checkAd({ ...clean, payMin: 2700, payMax: 4000 }, '2025-06-30')).toEqual([]);
  });

  test('pay by the day is measured over 21.75 days; interns and part-timers have no monthly minimum', () => {
    expect(pay({ payUnit: 'day', payMin: 125, payMax: 200 })).toEqual([['minimumWage', 'payMin']]);
    expect(pay({ payUnit: 'day', payMin: 126, payMax: 200 })).toEqual([]);
    const intern = { kind: 'internship', employmentType: 'internshipAgreement' } as const;
    expect(pay({ ...intern, payUnit: 'day', payMin: 100, payMax: 150 })).toEqual([]);
    expect(pay({ employmentType: 'partTime', payMin: 2000, payMax: 3000 })).toEqual([]);
  });

  test('an upper end above two and a half times the lower is too wide', () => {
    expect(pay({ payMin: 4000, payMax: 10000 })).toEqual([]);
    expect(pay({ payMin: 4000, payMax: 10001 })).toEqual([['payRange', 'payMax']]);
  });
});

describe('where a finding stands', () => {
  test('the span points into the text as typed, whatever hides between the characters', () => {
    const conditions = '会开叉车。限 🚹 男 性，能倒班';
    const finding = checkAd({ ...clean, conditions }, today).find(({ rule }) => rule === 'gender');
    expect(conditions.slice(finding?.start, finding?.end)).toBe('限 🚹 男 性');
    expect(finding).toMatchObject({ field: 'conditions', level: 'block', quote: '限 🚹 男 性' });
    expect(finding?.sentence).toContain('限 🚹 男 性');
    expect(finding?.law).toContain('就业促进法第二十七条');
  });

  test('full-width and traditional writing is read like any other', () => {
    expect(found('ＨＢｓＡｇ陰性')).toEqual(['carrier:ＨＢｓＡｇ陰性']);
    expect(found('限滬籍戶口')).toHaveLength(1);
    expect(found('年齡１８－３５歲', 'warn')).toEqual(['age:年齡１８－３５歲']);
  });

  test('whatever is written, the words of a finding are those between its ends', () => {
    const pieces = [...'限男女性优先不招户籍户口已婚未育押金身份证岁985，。 \n🚹-*（）18Ａ微信:'];
    const words = array(constantFrom(...pieces), { maxLength: 60 });
    assert(
      property(words, (characters) => {
        const conditions = characters.join('');
        for (const { field, start, end, quote } of checkAd({ ...clean, conditions }, today)) {
          expect(field).toBe('conditions');
          expect(end).toBeGreaterThan(start);
          expect(conditions.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every finding comes once, what must change first', () => {
    const levels = checkAd(
      { ...clean, conditions: '薪资面议，限男性，需持健康证，男性优先。', payMin: 2000 },
      today,
    );
    expect(levels.map(({ level }) => level)).toEqual(['block', 'block', 'block', 'warn', 'warn', 'fine']);
  });
});
