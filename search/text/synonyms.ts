import { fold } from './fold.ts';
import { runsOf } from './runs.ts';

/**
 * Words for one and the same work (同义词), a group a line. A title that holds one of them is found by any other. What is
 * merely near, or says more than the other, stands in no group. A change raises `documentFormat` of search-source.ts.
 */
const groups: readonly string[] = [
  '会计 财务 账务',
  '出纳 出纳员',
  '收银员 收银 收费员',
  '程序员 软件工程师 软件开发 开发工程师 码农 软件研发',
  '前端 前端开发 网页开发 web前端',
  '后端 后端开发 服务端开发',
  '测试工程师 软件测试 测试员',
  '运维 运维工程师 网管 系统管理员',
  '算法 算法工程师 机器学习',
  '数据分析 数据分析师 商业分析',
  '前台 接待 接待员 前台接待',
  '文员 行政助理 行政文员 办公室文员 内勤',
  '行政专员 行政管理 行政主管',
  '人事 人力资源 hr 人事专员',
  '招聘专员 猎头 招聘顾问',
  '法务 法律顾问 法务专员',
  '秘书 文秘 总助 总经理助理',
  '档案 档案管理 档案员 资料员',
  '数据录入 录入员 打字员',
  '司机 驾驶员 驾驶',
  '保安 安保 保安员 门卫 安保员',
  '保洁 清洁工 保洁员 清洁',
  '老师 教师 讲师 教员',
  '幼师 幼儿园教师 幼教 幼儿教师 幼儿园老师',
  '保育员 保育老师 育婴师 托育',
  '护工 护理员 陪护 养老护理员',
  '护士 护师',
  '药剂师 药师 药房',
  '康复师 康复治疗师 理疗师',
  '仓管 仓库管理员 仓管员 库管 仓储管理员 仓库管理',
  '分拣 分拣员 拣货员 理货员',
  '快递员 快递 派件员 收派员',
  '外卖 骑手 外卖员 送餐员',
  '搬运工 装卸工 搬运 装卸',
  '物流 货运 运输',
  '调度 调度员 派单员',
  '采购 采购员 采购专员 买手',
  '报关 报关员 单证员 报关单证',
  '销售 业务员 销售代表 销售员 推销员',
  '客服 客户服务 话务员 客服专员 售后客服',
  '导购 店员 营业员 促销员',
  '市场营销 市场推广 营销 推广',
  '直播 主播 带货',
  '运营 新媒体运营 网店运营',
  '美工 平面设计 平面设计师 视觉设计 广告设计',
  'ui 界面设计 ui设计 交互设计',
  '室内设计 装修设计 家装设计',
  '摄影 摄影师 摄像 拍摄',
  '剪辑 视频剪辑 后期制作',
  '编辑 文案 撰稿 文案策划',
  '厨师 厨工 炊事员 烹饪',
  '服务员 服务生 传菜员',
  '讲解员 导游 解说员',
  '电工 电气维修 维修电工',
  '机械设计 结构设计 机械工程师',
  '质检 检验员 品检 qc 质检员 质量检验 检测员',
  '数控 cnc 数控车床 加工中心',
  '操作工 普工 操作员 生产工人 流水线',
  '焊工 电焊工 焊接',
  '裁缝 样衣工 缝纫工 车工',
  '施工员 工地管理 现场施工',
  '造价 预算员 造价师 造价工程师',
  '测量员 测绘员 测量',
  '绿化 园林 花木养护 绿化养护',
  '农技 农业技术 农艺师',
  '社工 社区工作者 社会工作者',
  '图书管理 图书馆 图书管理员',
  '环保 环境保护 环评',
  '安全员 安全管理 ehs',
];

const groupOf = new Map<string, number>();
for (const [number, words] of groups.entries()) {
  for (const word of words.split(' ')) groupOf.set(word, number);
}
const members = [...groupOf.keys()];

export const synonymGroups: readonly (readonly string[])[] = groups.map((words) => words.split(' '));

/** The group of a word as typed, folded; null for one that stands alone. */
export function synonymGroup(word: string): number | null {
  return groupOf.get(word) ?? null;
}

/** The groups whose work a title names. */
export function groupsOfTitle(title: string): number[] {
  const folded = fold(title);
  const runs = new Set(runsOf(folded).map(({ text }) => text));
  const named = members.filter((word) => (/^[a-z]+$/u.test(word) ? runs.has(word) : folded.includes(word)));
  return [...new Set(named.flatMap((word) => groupOf.get(word) ?? []))];
}
