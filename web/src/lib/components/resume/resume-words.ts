import type { SentResumeSchema } from '@sunshine/contract/applications/resume-schemas.ts';
import type { z } from 'zod';

export type SentResume = z.output<typeof SentResumeSchema>;
export type ResumeEntry = NonNullable<SentResume['practice']>[number];

/** `2025-07` → `2025.7`; what lasts is 至今. */
export function monthWord(month: string | null): string {
  if (month === null) return '至今';
  const [year, number] = month.split('-');
  return `${year}.${Number(number)}`;
}

export function spanOf({ from, until }: Pick<ResumeEntry, 'from' | 'until'>): string {
  return `${monthWord(from)}至${until === null ? '今' : monthWord(until)}`;
}

/** 会计，本科，2026 届; the year only when it is given. */
export function studyWords(
  resume: Pick<SentResume, 'major' | 'degree'> & { graduationYear?: number | null },
): string {
  const year = resume.graduationYear ? `${resume.graduationYear} 届` : '';
  return [resume.major, resume.degree, year].filter(Boolean).join('，');
}
