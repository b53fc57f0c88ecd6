import { keysOf } from '../../shared/labels.ts';
import { type Occupation, occupations } from '../vocabulary.ts';

/** Words by which people name the work of a trade; a wish that holds one of them means that trade. */
const words: Readonly<Record<Occupation, readonly string[]>> = {
  finance: ['会计', '出纳', '财务', '审计', '税务', '核算', '记账', '成本'],
  administration: ['行政', '人事', '文员', '前台', '人力', '秘书', '助理', '档案', '内勤'],
  sales: ['销售', '客服', '业务员', '市场', '电商', '运营', '导购', '招商', '直播'],
  software: ['软件', '程序', '开发', '数据', '前端', '后端', '测试', '算法', '计算机', '网络', '运维'],
  engineering: ['机械', '机电', '电气', '工艺', '质检', '质量', '设备', '自动化', '数控', '制造', '电工'],
  logistics: ['物流', '仓储', '仓库', '快递', '配送', '调度', '采购', '跟单', '外贸'],
  design: ['设计', '平面', '美工', '新媒体', '编辑', '摄影', '剪辑', '文案', '策划', '动画'],
  education: ['教师', '老师', '幼儿', '教育', '培训', '托管', '辅导', '助教', '早教'],
  health: ['护士', '护理', '医', '药', '康复', '养老', '检验'],
  construction: ['建筑', '土木', '施工', '造价', '监理', '测量', '测绘', '环境', '环保', '园林', '市政'],
  service: ['餐饮', '酒店', '旅游', '导游', '景区', '厨', '烘焙', '服务员', '讲解'],
  public: ['社区', '社工', '社会工作', '公共服务', '党群', '公益', '窗口'],
  other: [],
};

/** Trades a wish means; none when its words say nothing to us, and then only titles can show it. */
export function occupationsOfWish(wish: string): Occupation[] {
  const all = keysOf(occupations);
  const named = all.filter((key) => occupations[key] === wish);
  if (named.length > 0) return named;
  return all.filter((key) => words[key].some((word) => wish.includes(word)));
}
