import type { ScanResult } from '@sunshine/contract/events/fair-vocabulary.ts';
import { timeWithSeconds } from '#lib/format/date.ts';
import type { IconName } from '#lib/icon-names.ts';
import type { Told } from './gate.svelte.ts';

/** What the person at the door sees from two steps away: ground, icon and two to four characters. */
export interface ScanLook {
  ground: 'ok' | 'dup' | 'none';
  icon: IconName;
  word: string;
  chip: 'ok' | 'warn' | 'bad' | 'rest';
}

export const scanLooks: Readonly<Record<ScanResult, ScanLook>> = {
  admitted: { ground: 'ok', icon: 'circle-check', word: '请进', chip: 'ok' },
  reentered: { ground: 'ok', icon: 'circle-check', word: '再次进场', chip: 'ok' },
  already: { ground: 'dup', icon: 'circle-alert', word: '已经进场', chip: 'warn' },
  waiting: { ground: 'dup', icon: 'hourglass', word: '还在候补', chip: 'warn' },
  undone: { ground: 'dup', icon: 'undo-2', word: '撤销了', chip: 'rest' },
  cancelled: { ground: 'none', icon: 'circle-x', word: '报名取消了', chip: 'bad' },
  otherEvent: { ground: 'none', icon: 'circle-x', word: '不是这一场', chip: 'bad' },
  unknown: { ground: 'none', icon: 'circle-x', word: '没有报名', chip: 'bad' },
  forged: { ground: 'none', icon: 'circle-x', word: '码不对', chip: 'bad' },
};

type Answer = Pick<Told, 'result' | 'admittedAt' | 'gate' | 'offline' | 'at'>;

/** The line below: what to know, then what to do. */
export function scanLines({ result, admittedAt, gate, offline, at }: Answer): [string, string] {
  const kept = offline ? '已记在本机，联网后自动上传' : timeWithSeconds(at.toISOString());
  switch (result) {
    case 'admitted':
    case 'reentered':
      return [offline ? '按本机存下的名单核对' : '', kept];
    case 'already':
      return [
        admittedAt
          ? `${timeWithSeconds(admittedAt)} 从${/^\w/.test(gate ?? '') ? ' ' : ''}${gate ?? '别的门'}进的`
          : '刚才在这台手机上放进去的',
        '同一张码只进一次。本人中途出去过，核对姓名后点再次进场。',
      ];
    case 'waiting':
      return ['名额还没轮到', '现场有空位时，到服务台登记。'];
    case 'cancelled':
      return ['这份报名取消过', '想进场，到服务台重新登记。'];
    case 'otherEvent':
      return ['码是真的，但是另一场活动的', '看一下对方手机上的日期。'];
    case 'unknown':
      return [offline ? '本机存下的名单里没有' : '没有这个入场码', '核对 8 位字符，或者到服务台登记。'];
    case 'forged':
      return ['不是我们发的入场码', '请对方打开自己的入场码页面再扫。'];
    case 'undone':
      return ['这次进场收回了', kept];
  }
}
