import type { CompanyNature, CompanySize } from '@sunshine/contract/companies/vocabulary.ts';
import type { Occupation } from '@sunshine/contract/positions/vocabulary.ts';

export interface CompanyText {
  /** Invented stem of the name, `淀湖精密仪器`. */
  stem: string;
  suffix: string;
  nature: CompanyNature;
  size: CompanySize;
  industry: string;
  introduction: string;
  occupations: readonly Occupation[];
}

const company = (
  stem: string,
  industry: string,
  nature: CompanyNature,
  size: CompanySize,
  introduction: string,
  occupations: readonly Occupation[],
  suffix = '有限公司',
): CompanyText => ({ stem, suffix, nature, size, industry, introduction, occupations });

/** Sixty invented employers; none of them exists. */
export const companyTexts: readonly CompanyText[] = [
  company(
    '淀湖精密仪器',
    '仪器仪表',
    'private',
    'from100',
    '做实验室天平和温控仪器，车间和办公室都在夏阳。',
    ['engineering', 'finance', 'sales'],
  ),
  company('青禾纺织科技', '纺织服装', 'private', 'from300', '生产功能面料，供给三十多个户外品牌。', [
    'engineering',
    'finance',
    'sales',
    'logistics',
  ]),
  company('禾澜食品', '食品加工', 'private', 'from300', '冷藏便当和净菜，每天凌晨配送到全市门店。', [
    'logistics',
    'engineering',
    'administration',
    'finance',
  ]),
  company('远帆供应链', '物流仓储', 'private', 'from300', '在徐泾和华新有四个仓，做电商和医药冷链。', [
    'logistics',
    'software',
    'sales',
    'finance',
  ]),
  company(
    '朱溪文旅发展',
    '文化旅游',
    'stateOwned',
    'from100',
    '古镇景区运营，也做研学和展陈。',
    ['service', 'design', 'administration', 'finance'],
    '有限公司',
  ),
  company('曲水建筑工程', '建筑工程', 'stateOwned', 'over1000', '承建市政道路、河道整治和保障房。', [
    'construction',
    'finance',
    'administration',
  ]),
  company('长云数据技术', '软件信息', 'private', 'from100', '给制造企业做排产和质量追溯系统。', [
    'software',
    'sales',
    'administration',
  ]),
  company('盈港智慧水务', '公用事业', 'stateOwned', 'from300', '负责全区供水厂站和管网的运行维护。', [
    'engineering',
    'software',
    'administration',
    'public',
  ]),
  company('练塘茭白农业', '农业', 'private', 'from20', '茭白种植、分拣和深加工，带动周边农户。', [
    'logistics',
    'sales',
    'engineering',
  ]),
  company('金泽水乡民宿', '文化旅游', 'private', 'under20', '十二间客房的水乡民宿，兼营手作工坊。', [
    'service',
    'design',
    'sales',
  ]),
  company('重固纸制品', '包装印刷', 'private', 'from100', '纸箱、彩盒和缓冲包装，服务快递和家电企业。', [
    'engineering',
    'logistics',
    'finance',
    'design',
  ]),
  company('白鹤草莓园', '农业', 'private', 'from20', '草莓育苗、采摘和线上销售。', [
    'sales',
    'service',
    'logistics',
  ]),
  company('华新快运', '物流仓储', 'private', 'over1000', '区域快运总部，分拨中心昼夜运转。', [
    'logistics',
    'software',
    'administration',
    'sales',
  ]),
  company('徐泾会展服务', '会展服务', 'foreign', 'from100', '为大型展会做搭建、现场服务和观众运营。', [
    'service',
    'design',
    'sales',
    'administration',
  ]),
  company('赵巷商业管理', '商业零售', 'jointVenture', 'from300', '管理两座奥特莱斯和一个社区商业中心。', [
    'sales',
    'service',
    'finance',
    'administration',
  ]),
  company('香桥电子', '电子制造', 'foreign', 'over1000', '汽车电子和传感器，自动化产线二十条。', [
    'engineering',
    'software',
    'logistics',
    'administration',
  ]),
  company(
    '崧泽社区卫生服务中心',
    '医疗卫生',
    'public',
    'from100',
    '承担三个街镇的基本医疗和公共卫生。',
    ['health', 'administration', 'finance'],
    '',
  ),
  company(
    '青溪养老服务',
    '养老服务',
    'social',
    'from100',
    '运营五家日间照护中心和一所护理院。',
    ['health', 'service', 'administration'],
    '中心',
  ),
  company('启明托育', '教育培训', 'private', 'from20', '三所普惠托育园，照护两岁以下幼儿。', [
    'education',
    'service',
    'administration',
  ]),
  company(
    '知远职业培训',
    '教育培训',
    'social',
    'from20',
    '面向在职人员的技能培训和鉴定。',
    ['education', 'sales', 'administration'],
    '学校',
  ),
  company('凌湖新能源', '新能源', 'stateOwned', 'from300', '分布式光伏和储能站的建设运营。', [
    'engineering',
    'construction',
    'software',
    'finance',
  ]),
  company('沪青轨道装备', '装备制造', 'stateOwned', 'over1000', '轨道车辆内装和门系统。', [
    'engineering',
    'logistics',
    'finance',
    'design',
  ]),
  company('云栖生物医药', '生物医药', 'private', 'from100', '体外诊断试剂的研发和生产。', [
    'health',
    'engineering',
    'finance',
    'sales',
  ]),
  company('安澜环保', '环保服务', 'private', 'from100', '河道保洁、污水站代运营和环境检测。', [
    'construction',
    'engineering',
    'administration',
  ]),
  company('百草药房连锁', '医药零售', 'private', 'from300', '全区四十二家门店，配送中心在香花桥。', [
    'health',
    'sales',
    'logistics',
    'finance',
  ]),
  company('四时餐饮管理', '餐饮服务', 'private', 'from300', '企业食堂和中央厨房。', [
    'service',
    'finance',
    'administration',
    'logistics',
  ]),
  company('木樨家具', '家具制造', 'private', 'from100', '办公家具，从设计到安装。', [
    'design',
    'engineering',
    'sales',
  ]),
  company('鹭岛传媒', '文化传媒', 'private', 'from20', '短视频、直播和线下活动。', [
    'design',
    'sales',
    'software',
  ]),
  company(
    '正衡会计师事务所',
    '专业服务',
    'private',
    'from20',
    '审计、税务和代理记账。',
    ['finance', 'administration'],
    '（普通合伙）',
  ),
  company('嘉禾人力资源服务', '人力资源', 'private', 'from20', '为园区企业做招聘、派遣和社保代理。', [
    'administration',
    'sales',
    'finance',
  ]),
  company('联方汽车零部件', '汽车制造', 'jointVenture', 'from300', '制动和转向零部件。', [
    'engineering',
    'logistics',
    'finance',
    'administration',
  ]),
  company('望潮航空服务', '航空物流', 'private', 'from100', '虹桥机场周边的货代和地面服务。', [
    'logistics',
    'service',
    'sales',
  ]),
  company('澄泥文创', '文化创意', 'private', 'under20', '非遗陶艺的设计、教学和零售。', [
    'design',
    'education',
    'sales',
  ]),
  company('浦光照明', '电子制造', 'private', 'from100', '道路和隧道照明。', [
    'engineering',
    'sales',
    'finance',
  ]),
  company(
    '北菁实验学校',
    '教育',
    'public',
    'from100',
    '九年一贯制公办学校。',
    ['education', 'administration', 'health'],
    '',
  ),
  company(
    '城北社区事务受理服务中心',
    '公共服务',
    'public',
    'from20',
    '受理一百九十项民生事务。',
    ['public', 'administration'],
    '',
  ),
  company('水韵物业管理', '物业服务', 'private', 'from300', '住宅、园区和医院物业。', [
    'service',
    'administration',
    'engineering',
    'finance',
  ]),
  company('智渔科技', '软件信息', 'private', 'from20', '水产养殖的物联网监测。', [
    'software',
    'engineering',
    'sales',
  ]),
  company('恒温冷链设备', '装备制造', 'private', 'from100', '冷库和冷藏车机组。', [
    'engineering',
    'sales',
    'logistics',
  ]),
  company('小满文化教育', '教育培训', 'private', 'from20', '青少年阅读和写作。', [
    'education',
    'design',
    'sales',
  ]),
  company('东渡城市更新', '房地产', 'stateOwned', 'from300', '旧改、园区开发和资产管理。', [
    'construction',
    'finance',
    'administration',
  ]),
  company('泽众半导体材料', '电子材料', 'private', 'from100', '抛光液和清洗液。', [
    'engineering',
    'health',
    'finance',
  ]),
  company('飞蓬户外用品', '纺织服装', 'private', 'from100', '帐篷、背包和露营服务。', [
    'design',
    'sales',
    'logistics',
  ]),
  company(
    '同泽医院',
    '医疗卫生',
    'social',
    'from300',
    '二级综合医院，两百张床位。',
    ['health', 'administration', 'finance', 'service'],
    '',
  ),
  company('新桨船艇', '装备制造', 'private', 'from20', '龙舟、皮划艇和水上救生艇。', [
    'engineering',
    'design',
    'sales',
  ]),
  company('万顷花卉', '农业', 'private', 'from20', '切花、盆花和园林养护。', [
    'sales',
    'logistics',
    'service',
  ]),
  company('明镜检测技术', '检验检测', 'private', 'from100', '食品、水质和建材检测。', [
    'health',
    'engineering',
    'sales',
    'administration',
  ]),
  company('顺风车联网', '软件信息', 'private', 'from100', '商用车定位和油耗管理。', [
    'software',
    'sales',
    'finance',
  ]),
  company('淀东铝业', '金属加工', 'stateOwned', 'from300', '铝型材和幕墙。', [
    'engineering',
    'construction',
    'logistics',
    'finance',
  ]),
  company('半亩书店', '文化零售', 'private', 'under20', '两家书店和一间印刷工作室。', [
    'sales',
    'design',
    'service',
  ]),
  company(
    '星芒职工食堂服务',
    '餐饮服务',
    'social',
    'from20',
    '为助残就业开办的餐饮服务。',
    ['service', 'logistics'],
    '中心',
  ),
  company('沪西粮油', '食品加工', 'stateOwned', 'from300', '大米、食用油加工和应急储备。', [
    'logistics',
    'engineering',
    'finance',
    'sales',
  ]),
  company('雨燕无人机', '航空制造', 'private', 'from20', '巡检和植保无人机。', [
    'engineering',
    'software',
    'sales',
  ]),
  company('青城公交', '公共交通', 'stateOwned', 'over1000', '全区公交线路和充电场站。', [
    'service',
    'engineering',
    'administration',
    'public',
  ]),
  company('绿野环卫', '环保服务', 'stateOwned', 'over1000', '清扫、垃圾分类和资源回收。', [
    'public',
    'logistics',
    'administration',
  ]),
  company('桥畔咖啡', '餐饮服务', 'private', 'from20', '十一家咖啡店和一间烘焙工厂。', [
    'service',
    'sales',
    'finance',
  ]),
  company('精衡衡器', '仪器仪表', 'private', 'from20', '地磅和包装秤。', ['engineering', 'sales', 'finance']),
  company('慧医软件', '软件信息', 'private', 'from100', '基层医疗信息系统。', [
    'software',
    'health',
    'sales',
  ]),
  company(
    '福泽公益服务',
    '社会服务',
    'social',
    'under20',
    '社区助老、助残和志愿者管理。',
    ['public', 'education', 'administration'],
    '社',
  ),
  company('临港纸浆模塑', '包装印刷', 'foreign', 'from100', '可降解餐具和包装。', [
    'engineering',
    'logistics',
    'administration',
    'finance',
  ]),
];
