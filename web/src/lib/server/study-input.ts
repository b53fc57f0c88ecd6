import type { DegreeLevel, EducationMode, StudyState } from '@sunshine/contract/households/vocabulary.ts';
import { numberOf, requiredText, textOf } from './form-data.ts';

/** A course of study from `StudyFields`; strange keys are refused by the API with a sentence for their field. */
export function studyOf(data: FormData) {
  return {
    school: requiredText(data, 'school'),
    campusDivision: textOf(data, 'campusDivision') ?? null,
    major: requiredText(data, 'major'),
    degree: requiredText(data, 'degree') as DegreeLevel,
    educationMode: (textOf(data, 'educationMode') ?? 'regular') as EducationMode,
    graduationYear: numberOf(data, 'graduationYear') ?? 0,
    state: (textOf(data, 'state') ?? 'onTrack') as StudyState,
  };
}
