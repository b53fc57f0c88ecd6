import { degreeLevels, outcomeKinds, resolvers } from '@sunshine/contract/households/vocabulary.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Frame } from '../frame.ts';
import type { Profile } from './profile.ts';

/** One condition of a cell as it stands for a person, in one Chinese sentence. */
export interface Condition {
  met: boolean;
  text: string;
}

const one = (met: boolean, text: string): Condition => ({ met, text });

/** What makes a person one of P (01A), in the order in which the rules ask. */
export function populationConditions(profile: Profile, frame: Frame): Condition[] {
  const conditions = [archived(profile, frame), degree(profile, frame)];
  const study = latestDegree(profile, frame);
  if (study) conditions.push(yearOf(profile, study.year, frame));
  return [...conditions, ...dead(profile, frame)];
}

function dead({ diedOn }: Profile, { asOf }: Frame): Condition[] {
  return diedOn !== null && diedOn <= asOf ? [one(false, `${diedOn} 已故，不计。`)] : [];
}

/** 10A of a person in no archive of ours: registered by a unit, with a proof. */
export function registeredConditions(profile: Profile, frame: Frame): Condition[] {
  const unit = latestDegree(profile, frame)?.registeredBy ?? null;
  const registered = unit
    ? one(true, `不在 01A 里，由${unit}登记为在本地就读。`)
    : one(false, '不在 01A 里，也没有单位登记为在本地就读。');
  return [registered, ...dead(profile, frame)];
}

function archived({ memberships }: Profile, { start, asOf }: Frame): Condition {
  const valid = memberships.filter(({ inError }) => !inError);
  const inPeriod = valid.find(({ from, until }) => from <= asOf && (until === null || until >= start));
  if (inPeriod) {
    const until = inPeriod.until === null ? '起在档' : `至 ${inPeriod.until} 在档`;
    return one(true, `${inPeriod.from} ${until}，统计期间（${start} 至 ${asOf}）里有在档的日子。`);
  }
  if (memberships.length === 0) return one(false, '不是任何一份职工档案的家庭成员。');
  if (valid.length === 0) return one(false, '档案是错建的，不算。');
  const [last] = valid.slice(-1);
  const when = last ? `${last.from} 至 ${last.until ?? '今'}` : '';
  return one(false, `统计期间（${start} 至 ${asOf}）里没有一天在档，档案是 ${when}。`);
}

function counting(profile: Profile, { year, settings }: Frame): Profile['studies'] {
  const modes: readonly string[] = settings.educationModes;
  const degrees: readonly string[] = settings.degrees;
  return profile.studies.filter(
    (study) =>
      study.state === 'onTrack' &&
      study.year <= year &&
      modes.includes(study.mode) &&
      degrees.includes(study.degree),
  );
}

const rank = (degree: string): number => Object.keys(degreeLevels).indexOf(degree);

export function latestDegree(profile: Profile, frame: Frame): Profile['studies'][number] | undefined {
  return counting(profile, frame).sort((a, b) => b.year - a.year || rank(b.degree) - rank(a.degree))[0];
}

function degree(profile: Profile, frame: Frame): Condition {
  const study = latestDegree(profile, frame);
  if (study) return one(true, `最后完成的学历是${study.year} 届${said(study.degree)}，${study.school}。`);
  const [known] = profile.studies.slice(-1);
  if (!known) return one(false, '还没有登记学籍。');
  if (known.state !== 'onTrack') return one(false, `${known.school}的学籍是退学或延期毕业，不算已经毕业。`);
  if (known.year > frame.year) return one(false, `${known.year} 年才毕业，现在还是在校学生。`);
  return one(false, `${known.school}的${said(known.degree)}不在本年度计数的学历里（全日制大专以上）。`);
}

function said(degreeKey: string): string {
  return (degreeLevels as Readonly<Record<string, string>>)[degreeKey] ?? degreeKey;
}

function yearOf({ birthDate, needs }: Profile, graduated: number, frame: Frame): Condition {
  const { year, settings, start, cutoff } = frame;
  if (graduated === year) return one(true, `毕业年份是 ${year}，是应届。`);
  const first = year - settings.previousYears;
  if (graduated >= first)
    return one(true, `毕业年份 ${graduated}，在 ${first} 至 ${year - 1} 之间，是往届。`);
  const hasNeed = needs.some(({ closedOn }) => closedOn === null || closedOn >= start);
  const turns = birthDate
    ? `${Number(birthDate.slice(0, 4)) + settings.oldestWithNeed + 1}${birthDate.slice(4)}`
    : '';
  const youngEnough = turns > cutoff;
  const met = hasNeed && youngEnough;
  const lacking = [
    ...(hasNeed ? [] : ['统计期间没有帮扶需求']),
    ...(youngEnough ? [] : [`已经过了 ${settings.oldestWithNeed} 岁`]),
  ];
  const older = `${graduated} 年毕业，早于 ${first} 年`;
  return met
    ? one(true, `${older}，但统计期间有帮扶需求、不超过 ${settings.oldestWithNeed} 岁，按往届计。`)
    : one(false, `${older}，${lacking.join('，')}。`);
}

/** What a cell of persons asks beyond P; the unit's scope is asked apart. */
export function cellConditions(code: CellCode, profile: Profile, frame: Frame, helped: boolean): Condition[] {
  const current = profile.population?.currentYear ?? null;
  switch (code) {
    case '01B':
      return current === null ? [] : [one(current, current ? '是应届。' : '是往届，计在 01C。')];
    case '01C':
      return current === null ? [] : [one(!current, current ? '是应届，计在 01B。' : '是往届。')];
    case '01D':
      return [
        one(!helped, helped ? '计在 01E：需要过帮扶的人不移到 01D。' : '不在 01E。'),
        ...settledAlone(profile),
      ];
    case '01E':
      return [need(profile, frame, helped)];
    case '10A':
      return [studiedHere(profile, frame), open(profile, frame)];
    case '11A':
      return [
        ...(current === null ? [] : [one(!current, current ? '是应届，未就业计在 10A。' : '是往届。')]),
        open(profile, frame),
      ];
    default:
      return [];
  }
}

function outcomeWords({ outcome }: Profile): string {
  if (!outcome) return '没有登记去向';
  const label = (outcomeKinds as Readonly<Record<string, { label: string }>>)[outcome.kind]?.label ?? '';
  return `${outcome.from} 起${label}`;
}

function settledAlone(profile: Profile): Condition[] {
  const { outcome } = profile;
  const settled = outcome !== null && outcomeKinds[outcome.kind as keyof typeof outcomeKinds].settled;
  const words = `到统计时点${outcomeWords(profile)}`;
  if (!settled) return [one(false, `${words}，还没有落实。`)];
  const by = resolvers[outcome.resolvedBy as keyof typeof resolvers];
  return [one(outcome.resolvedBy === 'self', `${words}，由${by}落实。`)];
}

function open(profile: Profile, { settings }: Frame): Condition {
  const kinds: readonly string[] = settings.openKinds;
  const met = kinds.includes(profile.outcome?.kind ?? 'unknown');
  return one(met, `到统计时点${outcomeWords(profile)}${met ? '，还没有落实。' : '，不算未就业。'}`);
}

function need({ needs }: Profile, { start, asOf }: Frame, helped: boolean): Condition {
  if (helped) return one(true, '统计期间有过帮扶需求，或接受过工会服务。');
  const inPeriod = needs.find(({ closedOn }) => closedOn === null || closedOn >= start);
  if (!inPeriod)
    return one(false, `统计期间（${start} 至 ${asOf}）没有帮扶需求，也没有在没落实时接受过服务。`);
  return one(false, `${inPeriod.openedOn} 的需求由本人自己解决，其间没有接受过工会服务。`);
}

function studiedHere(profile: Profile, frame: Frame): Condition {
  const study = latestDegree(profile, frame);
  if (!study) return one(false, '没有完成的学历，谈不上在本地就读。');
  if (study.year !== frame.year) return one(false, `${study.year} 届，不是应届。`);
  if (study.campus === null) return one(false, `${study.school}的校区所在区没有登记，补上就能判断。`);
  const met = study.campus.startsWith(profile.locality);
  const where = `最后就读${study.school}，校区所在区划 ${study.campus}`;
  return one(met, met ? `${where}，在本地。` : `${where}，不在本地（${profile.locality}）。`);
}
