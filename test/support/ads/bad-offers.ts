import { ad } from './ad.ts';

const internship = { kind: 'internship', employmentType: 'internshipAgreement', payUnit: 'day' } as const;

/** Ads that take money or papers, pay too little, or say what is better left out. */
export const badOffers = [
  // 收钱
  ad('兼职文员', 'office', '入职需交押金300元，离职退还。', ['deposit']),
  ad(
    '保安',
    '在商场门岗值守，登记车辆，夜间巡逻并记录，检查消防通道，看监控室，交接班签字。',
    '工装押金200元，从第一个月工资里扣。',
    ['deposit'],
  ),
  ad('话务员', 'office', '收取培训费，培训后上岗。', ['deposit:收取培训费']),
  ad('数据标注', 'code', '先培训后付款，可分期付费，包就业。', ['deposit']),
  ad('前端学员', 'code', '培训费用可办理培训贷，零基础可学。', ['deposit']),
  ad('剪辑学徒', 'office', '招转培，学完推荐工作。', ['deposit:招转培']),
  ad('操作工', 'works', '体检费自理，服装费150元。', ['deposit']),
  ad('快递员', 'drive', '交风险金1000元，满一年退。', ['deposit']),
  ad('护工', 'care', '报名费50元，中介费由个人承担。', ['deposit']),
  ad('客房服务', 'care', '住宿押金500，水电自理。', ['deposit']),
  ad('店长', 'shop', '须缴纳保证金，分红。', ['deposit']),
  ad(
    '保洁',
    '打扫写字楼的大厅和会议室，清运垃圾，补充洗手间用品，按时巡查并在表上登记签字。',
    '服裝費由員工自理。',
    ['deposit'],
  ),
  ad('派单员', 'sales', '交 押 金 100 元，日结。', ['deposit']),
  ad('见习顾问', 'sales', '贷款培训，包分配。', ['deposit:贷款培训']),
  ad('仓管', 'store', '试用期收取工作服押金。', ['deposit']),
  ad('分拣', 'store', '入职缴一定的管理费，次月返还。', ['deposit']),
  // 扣证件
  ad('酒店前台', 'office', '入职扣押身份证，离职归还。', ['withholdingPapers']),
  ad('技工', 'works', '毕业证原件由公司保管，两年后退还。', ['withholdingPapers']),
  ad('司机', 'drive', '驾驶证抵押在公司，签合同后归还。', ['withholdingPapers']),
  ad('会计', 'books', '会计证书须上交公司统一保管。', ['withholdingPapers']),
  ad('营业员', 'shop', '身份証原件統一保管，方便辦理手續。', ['withholdingPapers']),
  ad(
    '施工员',
    '在现场核对进度和材料，做技术交底，收集隐蔽工程资料，配合监理验收并填写施工日志。',
    '建造师证书押公司，补贴另算。',
    ['withholdingPapers'],
  ),
  ad('厨师', 'kitchen', '先扣身份证，三天后办健康证。', ['withholdingPapers']),
  // 最低工资
  ad('文员', 'office', '大专，细心。', ['minimumWage'], { payMin: 2500, payMax: 3500 }),
  ad('仓库文员', 'store', '细心，试用期三个月，试用期工资：2200元。', ['minimumWage:试用期工资：2200']),
  ad(
    '保洁',
    '打扫写字楼的大厅和会议室，清运垃圾，补充洗手间用品，按时巡查并在表上登记签字。',
    '能上早班。',
    ['minimumWage'],
    { payMin: 2739, payMax: 3500 },
  ),
  ad('日结工', 'store', '能搬货，听安排。', ['minimumWage'], { payMin: 100, payMax: 150, payUnit: 'day' }),
  ad('公益岗协管', 'office', '会用电脑，住附近。', ['minimumWage'], {
    kind: 'publicWelfare',
    payMin: 2690,
    payMax: 3000,
  }),
  ad('销售', 'sales', '底薪低，提成高。', ['minimumWage', 'payRange'], { payMin: 1500, payMax: 9000 }),
  ad('派遣工', 'works', '倒班。', ['minimumWage'], {
    employmentType: 'dispatch',
    payMin: 2000,
    payMax: 4000,
  }),
  // 提醒：学校
  ad('管培生', 'sales', '985、211高校毕业，英语六级。', ['schoolRank']),
  ad('算法工程师', 'code', '双一流院校硕士，发过论文。', ['schoolRank:双一流院校']),
  ad('审计', 'books', '第一学历须为全日制本科。', ['schoolRank']),
  ad('产品经理', 'code', '985/211优先，两年经验。', ['schoolRank']),
  ad('咨询顾问', 'sales', '名校毕业优先，能出差。', ['schoolRank']),
  ad('投资助理', 'books', '雙一流大學，QS前100。', ['schoolRank']),
  // 提醒：年龄
  ad('前台', 'office', '18-30岁，普通话标准。', ['age:18-30岁']),
  ad('店员', 'shop', '年龄35岁以下，能倒班。', ['age']),
  ad('司机', 'drive', '45周岁以内，驾龄五年。', ['age:45周岁以内']),
  ad('主播', 'sales', '95后优先，会聊天。', ['age']),
  ad('仓管', 'store', '年龄要求：20至40岁。', ['age']),
  ad('客服', 'office', '年齡不超過３０歲，打字快。', ['age']),
  ad('工程师', 'code', '35 岁 以 下，抗压。', ['age']),
  // 提醒：外貌
  ad('礼宾', 'office', '身高165cm以上，会英语。', ['looks']),
  ad('接待', 'office', '五官端正，气质佳，大专以上。', ['looks']),
  ad('车模讲解', 'sales', '颜值高，身材好，能穿正装。', ['looks']),
  ad('前台接待', 'office', '形象气质佳，普通话好。', ['looks']),
  ad('展厅讲解', 'office', '净身高不低于1.70米，口才好。', ['looks']),
  ad('美容顾问', 'shop', '相貌姣好，皮肤好。', ['looks']),
  // 提醒：面议
  ad('厨师长', 'kitchen', '十年经验，待遇面议。', ['payUnsaid:待遇面议']),
  ad('总账', 'books', '中级会计，薪资面谈。', ['payUnsaid']),
  ad('技术经理', 'code', '能带团队，薪酬可面议。', ['payUnsaid']),
  ad('店长', 'shop', '工資面議，提成另算。', ['payUnsaid']),
  // 提醒：范围、过高、太短
  ad('业务员', 'sales', '能出差。', ['payRange'], { payMin: 4000, payMax: 12_000 }),
  ad('推广', 'sales', '多劳多得。', ['payRange'], { payMin: 5000, payMax: 30_000 }),
  ad('服务员', 'shop', '有经验。', ['categoryPay'], {
    occupation: 'service',
    payMin: 16_000,
    payMax: 25_000,
  }),
  ad('打字员', 'office', '会打字。', ['categoryPay'], {
    occupation: 'administration',
    payMin: 20_000,
    payMax: 30_000,
  }),
  ad('文员', '做文员的工作。', '大专。', ['shortDuties']),
  ad('销售', '卖东西，跑客户，收款。', '会说话。', ['shortDuties']),
  // 提醒：联系方式
  ad('临时工', 'store', '联系电话13800000000，王经理。', ['contact']),
  ad('兼职', 'office', '加微信abc12345详谈。', ['contact']),
  ad('客服', 'office', '简历发到hr@example.com，注明岗位。', ['contact']),
  ad('运营', 'sales', '详情见 www.example.com 。', ['contact']),
  ad('店员', 'shop', 'V信：shop_2026，备注应聘。', ['contact']),
  ad('分拣', 'store', '电话021-59990000，找刘主管。', ['contact']),
  ad('仓管', 'store', '１３８　００００　００００，随时联系。', ['contact']),
  ad('策划', 'office', '扫二维码进群报名。', ['contact']),
  ad('开发', 'code', '投递 https://jobs.example.cn/apply?id=1 。', ['contact']),
  ad('助教', 'office', 'QQ群123456789，周末面试。', ['contact']),
  ad('工人', 'works', '薇信同号 13900001111，包吃住。', ['contact']),
  // 几条一起
  ad('女前台', 'office', '18-25岁，未婚，身高165以上，形象好，本地户籍优先。', [
    'gender',
    'age',
    'marriage',
    'looks',
    'householdRegistration',
  ]),
  ad('普工', 'works', '男女不限，18-40岁，无乙肝，交服装费100元。', ['age', 'carrier', 'deposit']),
  ad('储备店长', 'shop', '限女性，985毕业，薪资面议，加微信shop88888。', [
    'gender',
    'schoolRank',
    'payUnsaid',
    'contact',
  ]),
  ad('实习生', 'code', '限男生，能实习三个月。', ['gender'], { ...internship, payMin: 150, payMax: 200 }),
];
