/** Words of an invitation to choose a slot (选一个时段); the step's note, as both sides read it. */
export const slotInvitation = '选一个时段';

/** Slots made in one go at most, their length and the break between two in minutes. */
export const slotLimits = { atOnce: 60, least: 10, most: 240, longestBreak: 120 } as const;

/** Minutes an interview of a fixed time is taken to last. */
export const usualInterviewMinutes = 60;

/** Days after an invitation to choose a slot without a choice: two reminders, and the honest close. */
export const choosingDays = { firstNudge: 3, secondNudge: 7, close: 30 } as const;

/** Days after an interview without a word of the company: a reminder, and the honest close. */
export const interviewSilenceDays = { nudge: 7, close: 30 } as const;
