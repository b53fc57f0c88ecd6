import { type MessageTopic, quietHours } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { dayOf } from '../clock.ts';

const shanghai = 8 * 3_600_000;

/** When a message may leave: now, or at 8 in the morning in Shanghai (免打扰). What guards an account never waits. */
export function mayLeaveAt(topic: MessageTopic, now: Date): Date {
  if (topic === 'account') return now;
  const hour = new Date(now.getTime() + shanghai).getUTCHours();
  if (hour >= quietHours.until && hour < quietHours.from) return now;
  const day = hour < quietHours.until ? now : new Date(now.getTime() + 86_400_000);
  return new Date(`${dayOf(day)}T${String(quietHours.until).padStart(2, '0')}:00:00+08:00`);
}
