import type { Occupation } from './vocabulary.ts';

/**
 * Majors (专业) of the catalogues of 本科 and 高职专科 that graduates of this district bring, by their class (专业类),
 * with the occupations they lead to, the likeliest first. `name=shortened=other name`, for classes too: what stands
 * behind one name counts as the same major.
 */
const catalogue: readonly [group: string, occupations: readonly Occupation[], majors: string][] = [
  [
    '财务会计类=财会=财经=财会类',
    ['finance'],
    '会计学=会计=大数据与会计=会计电算化=会计信息管理=注册会计师=注会 财务管理=财管=大数据与财务管理 审计学=审计=大数据与审计 税收学=税务=财税大数据应用 资产评估 财政学=财政',
  ],
  [
    '金融类=金融学类',
    ['finance', 'sales'],
    '金融学=金融 金融工程 投资学 保险学=保险 经济学=经济 金融服务与管理 国际金融 证券实务=证券 信用管理 金融科技 农村金融',
  ],
  [
    '计算机类=计算机',
    ['software'],
    '计算机科学与技术=计科 软件工程=软件技术 计算机应用技术=计算机应用 计算机网络技术=计算机网络 网络工程 信息安全 网络空间安全 物联网工程 物联网应用技术=物联网 数据科学与大数据技术=大数据=大数据技术 人工智能=人工智能技术应用 数字媒体技术 云计算技术应用=云计算 智能科学与技术 信息管理与信息系统=信管 移动应用开发',
  ],
  [
    '数学统计类=统计学类=数学类',
    ['software', 'finance', 'education'],
    '统计学=统计 应用统计学 数学与应用数学=数学 信息与计算科学',
  ],
  [
    '电子信息类=电子',
    ['engineering', 'software'],
    '电子信息工程=电子信息 通信工程=通信 电子科学与技术 微电子科学与工程=微电子 光电信息科学与工程 应用电子技术 电子信息工程技术 现代通信技术 集成电路设计与集成系统=集成电路',
  ],
  [
    '机械类=机械=制造类',
    ['engineering'],
    '机械设计制造及其自动化=机械设计=机械制造=机械制造及自动化=机械制造与自动化 机械工程 机械电子工程 机电一体化技术=机电一体化=机电 数控技术=数控 模具设计与制造=模具 智能制造工程 工业机器人技术=工业机器人 材料成型及控制工程=材料成型 工业设计 工业工程 过程装备与控制工程 焊接技术与工程=焊接',
  ],
  [
    '电气自动化类=电气类=自动化类',
    ['engineering'],
    '电气工程及其自动化=电气工程=电气 电气自动化技术=电气自动化 自动化 测控技术与仪器=测控 智能控制技术 供用电技术 新能源科学与工程=新能源 机器人工程',
  ],
  [
    '材料化工类=材料类=化工类=纺织类=食品类',
    ['engineering'],
    '材料科学与工程=材料 高分子材料与工程=高分子 化学工程与工艺=化工 应用化学=化学 应用化工技术 纺织工程=纺织 服装设计与工程 食品科学与工程=食品 食品质量与安全 食品检验检测技术 生物工程 生物技术 轻化工程 包装工程',
  ],
  [
    '汽车交通类=汽车=汽车类=交通运输类',
    ['engineering', 'logistics'],
    '车辆工程=车辆 汽车检测与维修技术=汽车维修=汽修 新能源汽车技术=新能源汽车 汽车服务工程 交通运输 交通工程 城市轨道交通运营管理=轨道交通 飞机机电设备维修 航海技术',
  ],
  [
    '土木建筑类=土木类=建筑=建筑类=土建=土建类',
    ['construction'],
    '土木工程=土木 工程造价=造价 建筑工程技术=建筑工程 建设工程管理=建工管理 工程管理 建筑学 城乡规划 给排水科学与工程=给排水 建筑环境与能源应用工程=暖通 道路桥梁与渡河工程=道桥 道路与桥梁工程技术 建筑装饰工程技术 工程测量技术=工程测量 测绘工程=测绘 工程监理',
  ],
  [
    '环境园林类=环境类=园林类',
    ['construction', 'engineering'],
    '环境工程=环境 环境科学 环境监测技术 给水排水工程 安全工程=安全 园林=园林工程 园林技术 风景园林 园艺 水利水电工程=水利 消防工程',
  ],
  [
    '农林类=农业=农学类',
    ['engineering', 'other'],
    '农学 植物保护 园艺技术 设施农业与装备=设施农业 动物科学 动物医学=兽医 畜牧兽医 水产养殖学=水产养殖 林学 农业资源与环境',
  ],
  [
    '工商管理类=管理类=法学类',
    ['administration', 'sales'],
    '工商管理 人力资源管理=人力资源=人资 行政管理=行政 公共事业管理 文秘=秘书学 现代文秘 工商企业管理 劳动与社会保障 档案学=档案管理 劳动关系 法学=法律 法律事务 知识产权',
  ],
  [
    '市场贸易类=经贸类=电子商务类',
    ['sales'],
    '市场营销=营销 电子商务=电商 国际经济与贸易=国际贸易=国贸 国际商务 跨境电子商务=跨境电商 商务英语 网络营销与直播电商=直播电商 连锁经营与管理 广告学=广告 房地产开发与管理 经济贸易',
  ],
  [
    '物流类=物流管理类',
    ['logistics'],
    '物流管理=物流=现代物流管理 物流工程 供应链管理=供应链 采购管理 报关与国际货运=报关 港口与航运管理 关务与外贸服务 冷链物流技术与管理 快递运营管理 航空物流管理',
  ],
  [
    '设计类=设计学类=设计=艺术类=艺术',
    ['design'],
    '视觉传达设计=视觉传达 平面设计 环境设计=环境艺术设计=环艺 室内艺术设计=室内设计 产品设计 数字媒体艺术=数媒 服装与服饰设计=服装设计 艺术设计 动画=动漫 动漫制作技术 美术学 绘画 工艺美术 艺术设计学 游戏艺术设计 影视动画',
  ],
  [
    '新闻传播类=新闻传播学类=传媒类',
    ['design', 'administration'],
    '新闻学=新闻 网络与新媒体=新媒体 传播学 广播电视编导=编导 播音与主持艺术=播音主持 影视摄影与制作=摄影摄像 编辑出版学 广播电视学 戏剧影视文学 数字出版 文物保护与修复=文物修复 文物与博物馆学=文博',
  ],
  [
    '语言文学类=外语类=外语=中文类=文学类',
    ['administration', 'education', 'design'],
    '汉语言文学=中文 英语 日语 法语 德语 翻译 汉语国际教育 朝鲜语=韩语 商务日语 历史学=历史 哲学',
  ],
  [
    '教育类=教育学类=师范类=师范=教育',
    ['education'],
    '学前教育=幼师=幼教 小学教育 教育学 特殊教育=特教 教育技术学 早期教育 音乐教育 音乐学=音乐 体育教育=体育 美术教育 社会体育指导与管理=社会体育 舞蹈学=舞蹈 语文教育 数学教育 英语教育 应用心理学=心理学=心理 婴幼儿托育服务与管理=托育',
  ],
  [
    '医药护理类=医学类=医药类=护理类=医学=药学类',
    ['health'],
    '护理学=护理 助产学=助产 临床医学=临床 口腔医学=口腔 中医学=中医 针灸推拿学=针灸推拿 康复治疗学=康复 康复治疗技术 药学 中药学 医学检验技术=医学检验 医学影像技术=医学影像 预防医学 药物制剂 药品经营与管理 智慧健康养老服务与管理=健康养老 老年服务与管理=老年服务 眼视光技术 卫生检验与检疫 公共卫生管理 口腔医学技术 制药工程=制药 健康管理 医学美容技术',
  ],
  [
    '旅游餐饮类=旅游类=餐饮类=酒店类',
    ['service'],
    '旅游管理=旅游 酒店管理=酒店管理与数字化运营 烹饪工艺与营养=烹饪 会展经济与管理=会展 会展策划与管理 导游=导游服务 空中乘务=空乘 西式烹饪工艺 餐饮智能管理 高速铁路客运服务 美容美体艺术 休闲服务与管理',
  ],
  [
    '社会公共类=公共管理类=社会学类',
    ['public', 'administration'],
    '社会工作=社工 社区管理与服务=社区管理 社会学 民政服务与管理 公共管理 图书馆学 思想政治教育 政治学与行政学 家政学 现代家政服务与管理 公安学 治安学 城市管理',
  ],
];

export interface Major {
  name: string;
  /** Shortened and older names. */
  alsoCalled: readonly string[];
  group: string;
  /** The likeliest first. */
  occupations: readonly Occupation[];
}

export const majors: readonly Major[] = catalogue.flatMap(([groups, occupations, names]) =>
  names.split(' ').map((each) => {
    const [name = '', ...alsoCalled] = each.split('=');
    return { name, alsoCalled, group: groups.split('=')[0] ?? groups, occupations };
  }),
);

const byName = new Map(
  majors.flatMap((major) => [major.name, ...major.alsoCalled].map((name) => [name, major] as const)),
);
/** Longest first, so that 计算机网络技术 is not read as 计算机. */
const namesByLength = [...byName.keys()]
  .filter((name) => name.length > 2)
  .toSorted((a, b) => b.length - a.length);
const byGroup = Map.groupBy(majors, ({ group }) => group);
/** Every name of a class, to the one by which it is compared. */
const groupNames = new Map(
  catalogue.flatMap(([groups]) =>
    groups.split('=').map((name) => [name, groups.split('=')[0] ?? name] as const),
  ),
);

/** Half width, without spaces, brackets and what people add: 会计学（注会方向）专业 → 会计学. */
export function plainMajor(text: string): string {
  const whole = text
    .normalize('NFKC')
    .replaceAll(/[\s"“”'《》]/gu, '')
    .replaceAll(/[([【][^)\]】]*[)\]】]?/gu, '');
  return whole.replace(/(等?相关)?专业(方向)?$|方向$/u, '');
}

/** The major that a text names, by its name, a shortened one, or with 专业, 学 or 类 added or left out. */
export function majorOf(text: string): Major | null {
  const plain = plainMajor(text);
  const exact = byName.get(plain) ?? byName.get(`${plain}学`) ?? byName.get(plain.replace(/[学类]$/u, ''));
  if (exact) return exact;
  const within = namesByLength.find((name) => plain.includes(name));
  return within === undefined ? null : (byName.get(within) ?? null);
}

/** The occupations that a major leads to, the likeliest first; empty for one that is not known. */
export function occupationsOfMajor(text: string): readonly Occupation[] {
  const [member] = membersOf(groupNames.get(plainMajor(text)));
  return member?.occupations ?? majorOf(text)?.occupations ?? [];
}

/** Majors that lead to an occupation. */
export function majorsOfOccupation(occupation: Occupation): readonly Major[] {
  return majors.filter(({ occupations }) => occupations.includes(occupation));
}

const anyMajor = /^(专业)?(不限|不限专业|无要求|均可)$/u;

/** What a position asks for, in the form in which a graduate's major is compared; empty when any will do. */
export function majorKeysAsked(asked: readonly string[]): string[] {
  if (asked.some((each) => anyMajor.test(plainMajor(each)) || /专业不限|不限专业/u.test(each))) return [];
  return [...new Set(asked.map((each) => majorKey(each)).filter((each) => each !== ''))];
}

/** Every form in which a position may name this major: by itself or by its class (计算机类). */
export function majorKeysOf(text: string): string[] {
  const plain = plainMajor(text);
  const group = groupNames.get(plain);
  if (group) return [group, ...membersOf(group).map(({ name }) => name)];
  const major = majorOf(text);
  return major ? [major.name, major.group] : [plain].filter((each) => each !== '');
}

function membersOf(group: string | undefined): readonly Major[] {
  return (group === undefined ? undefined : byGroup.get(group)) ?? [];
}

function majorKey(text: string): string {
  const plain = plainMajor(text);
  return groupNames.get(plain) ?? majorOf(text)?.name ?? plain;
}
