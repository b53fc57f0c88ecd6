import type { Database } from '@sunshine/db/connect.ts';

/** Words that titles are made of; queries are asked from the same list. */
export const fields =
  '成本 税务 往来 总账 平面 室内 机械 电气 软件 嵌入式 前端 后端 数据 算法 测试 网络 工艺 质量 设备 仓储 物流 采购 外贸 跨境 电商 直播 社区 养老 康复 幼儿 语文 数学 音乐 景区 酒店 餐饮 绿化 园林 土建 造价 测绘 安全 环保 消防 法务 人事 行政 档案 市场 品牌'.split(
    ' ',
  );
export const trades =
  '会计 出纳 审计员 设计师 工程师 技术员 操作工 管理员 调度员 专员 助理 主管 客服 运营 讲解员 教师 护士 护理员 治疗师 检验员 施工员 测量员 文员 顾问 分析师'.split(
    ' ',
  );
export const places =
  '淀湖 青禾 朱溪 曲水 远帆 云雀 白鹤湾 水乡 安宁 新芽 长泖 大盈 沙田 莲湖 金溪 福泉 崧泽 天恩 放生 课植'.split(
    ' ',
  );

/** Fills in `count` published positions of 2,000 companies in SQL alone, the same at every run. */
export async function fillPositions(db: Database, count: number): Promise<void> {
  const sql = db.$client;
  await sql`select setseed(0.42)`;
  await sql`insert into unions (code, name, short_name, kind) values ('310118', '青浦区总工会', '区总工会', 'district')`;
  await sql`
    insert into companies (credit_code, name, short_name, nature, size, industry, town, address, contact_name,
      contact_phone, state, union_id, answer_due_on)
    select 'BENCH' || lpad(n::text, 13, '0'),
      '上海' || (${places}::text[])[1 + n % 20] || (array['仪器','纺织','文旅','建筑','供应链','软件','农业','医疗','教育','环境'])[1 + n / 20 % 10]
        || n || '号有限公司',
      (${places}::text[])[1 + n % 20] || n, 'private', 'from100', '制造业', '310118001', '试验路 1 号', '沈一鸣',
      '19900000001', 'verified', (select id from unions), '2026-08-10'
    from generate_series(1, 2000) n`;
  await sql`
    insert into positions (company_id, title, kind, occupation, headcount, education, majors, employment_type, town,
      address, pay_min, pay_max, pay_unit, duties, conditions, valid_until, state, approving_union_id,
      first_published_on, published_at)
    select c.ids[1 + (random() * 1999)::int],
      (${fields}::text[])[1 + (random() * 49)::int] || (${trades}::text[])[1 + (random() * 24)::int]
        || case when random() < 0.2 then '（储备）' else '' end,
      case when day then 'internship' when random() < 0.06 then 'traineeship' when random() < 0.03 then 'publicWelfare' else 'fullTime' end,
      (array['finance','administration','sales','software','engineering','logistics','design','education','health','construction','service','public','other'])[1 + (random() * 12)::int],
      1 + (random() * 5)::int,
      (array['any','any','college','college','college','bachelor','bachelor','master','doctor'])[1 + (random() * 8)::int],
      array[(${fields}::text[])[1 + (random() * 49)::int] || '技术'],
      case when day then 'internshipAgreement' else 'contract' end,
      (array['310118001','310118002','310118003','310118102','310118103','310118104','310118105','310118106','310118107','310118109','310118110'])[1 + (random() * 10)::int],
      '试验路 1 号',
      case when day then 120 + (random() * 100)::int else 4000 + 500 * (random() * 20)::int end,
      case when day then 240 + (random() * 100)::int else 14500 + 500 * (random() * 20)::int end,
      case when day then 'day' else 'month' end,
      '负责' || (${fields}::text[])[1 + (random() * 49)::int] || '方面的日常工作，与同事核对资料，按月整理报表。' || n,
      '熟悉' || (${fields}::text[])[1 + (random() * 49)::int] || '，会用办公软件，认真细致，应届往届都可以。',
      '2026-12-31', 'published', (select id from unions), '2026-08-01',
      timestamptz '2026-08-10' - random() * interval '60 days'
    from (select n, random() < 0.1 as day from generate_series(1, ${count}::int) n) g,
      (select array_agg(id) as ids from companies) c`;
  await sql`analyze`;
}
