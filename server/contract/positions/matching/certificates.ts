/** A certificate that conditions speak of: asked for, or only welcome. */
export interface AskedCertificate {
  name: string;
  required: boolean;
}

interface Known {
  name: string;
  pattern: RegExp;
  /** Certificates that show the same and more. */
  shownBy?: readonly string[];
}

/** Certificates that postings ask for, by what they are called; health certificates are left out on purpose. */
const known: readonly Known[] = [
  {
    name: '会计初级证书',
    pattern: /初级会计|会计初级|助理会计师|会计(从业|证)/,
    shownBy: ['会计中级证书', '注册会计师'],
  },
  { name: '会计中级证书', pattern: /中级会计|会计中级|会计师(职称|证)/, shownBy: ['注册会计师'] },
  { name: '注册会计师', pattern: /注册会计师|\bCPA\b/i },
  { name: '教师资格证', pattern: /教师资格|幼师资格/ },
  { name: '保育师证', pattern: /保育(员|师)(证|资格|等级)/ },
  { name: '护士执业证', pattern: /护士(执业|资格|证)|执业护士/ },
  { name: '养老护理员证', pattern: /养老护理员(证|资格|等级)/ },
  { name: '执业药师证', pattern: /执业药师/ },
  { name: '社会工作者证', pattern: /社会工作者|社工证|助理社工师/ },
  { name: '电工证', pattern: /电工(操作)?证|电工作业|持电工/ },
  { name: '焊工证', pattern: /焊工(操作)?证|持焊工/ },
  { name: '叉车证', pattern: /叉车(操作|司机)?证/ },
  { name: '驾驶证', pattern: /驾照|驾驶证|[ABC][12] ?证/ },
  { name: '二级建造师', pattern: /二级建造师|二建/, shownBy: ['一级建造师'] },
  { name: '一级建造师', pattern: /一级建造师|一建/ },
  { name: '安全员证', pattern: /安全员(C|A|B)?证/ },
  { name: '施工员证', pattern: /施工员证/ },
  { name: '导游证', pattern: /导游(资格)?证/ },
  { name: '英语四级', pattern: /英语四级|CET-?4|大学英语四/i, shownBy: ['英语六级'] },
  { name: '英语六级', pattern: /英语六级|CET-?6|大学英语六/i },
  { name: '普通话证书', pattern: /普通话.{0,2}(一|二)级|普通话(水平|等级)?证/ },
  { name: '计算机二级', pattern: /计算机二级/ },
  { name: '人力资源管理师', pattern: /人力资源管理师/ },
];

const welcome = /优先|加分|更佳|更好|为佳|最好/;
const notAsked = /不要求|无需|不需要|不限|可以没有|入职后|上岗后|可后补/;

/** Certificates named in a posting's conditions, clause by clause. */
export function certificatesAsked(text: string): AskedCertificate[] {
  const asked = new Map<string, boolean>();
  for (const clause of text.split(/[，。；、,;\n]/)) {
    if (notAsked.test(clause)) continue;
    for (const { name, pattern } of known) {
      if (pattern.test(clause)) asked.set(name, (asked.get(name) ?? false) || !welcome.test(clause));
    }
  }
  return [...asked].map(([name, required]) => ({ name, required }));
}

/** Whether any of the texts shows the certificate, or one that stands above it. */
export function holdsCertificate(texts: readonly string[], name: string): boolean {
  const entry = known.find((each) => each.name === name);
  const patterns = known.filter((each) => each === entry || entry?.shownBy?.includes(each.name));
  return patterns.some(({ pattern }) => texts.some((text) => pattern.test(text)));
}
