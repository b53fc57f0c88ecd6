/** Words of an invitation to choose a slot (选一个时段); the step's note, as both sides read it. */
export const slotInvitation = '选一个时段';

/** Slots made in one go at most, their length and the break between two in minutes. */
export const slotLimits = { atOnce: 60, least: 10, most: 240, longestBreak: 120 } as const;

/** Days after an interview without a word of the company: a reminder, and the honest close. */
export const interviewSilenceDays = { nudge: 7, close: 30 } as const;
