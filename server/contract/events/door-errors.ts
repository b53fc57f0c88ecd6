import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const doorErrors = {
  'event.scanNotFound': { status: 404, message: '没有找到这条签到记录。刷新一下再看。' },
  'event.scanNotUndoable': { status: 409, message: '这条记录已经撤销，或者当时就没有放行，不用再撤。' },
  'event.companyNotAttending': { status: 404, message: '这家单位不在确认参会的名单里，刷新后再点。' },
} as const satisfies Refusals;

export const doorConstraints = {
  a_scan_is_undone_once: 'event.scanNotUndoable',
} as const satisfies ConstraintRefusals<keyof typeof doorErrors>;
