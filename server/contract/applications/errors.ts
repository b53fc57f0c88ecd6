import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const applicationErrors = {
  'application.notFound': { status: 404, message: '没有找到这份投递，请从列表重新进入。' },
  'application.positionNotFound': { status: 404, message: '没有找到这个岗位，请从列表重新进入。' },
  'application.positionNotOpen': {
    status: 409,
    message: '这个岗位现在不接收投递，没有发出。看看相近的岗位。',
  },
  'application.alreadyApplied': { status: 409, message: '这个岗位你已经投过，在“我的投递”里看进展。' },
  'application.resumeIncomplete': { status: 422, message: '简历还缺几项，补上再投。' },
  'resume.entryNotFound': { status: 404, message: '这一段已经不在简历里，刷新看最新内容。' },
  'resume.sectionFull': { status: 409, message: '这一栏最多写 12 段，先去掉一段再加。' },
  'resume.fileType': { status: 422, message: '简历文件收 PDF、Word（docx）、JPG、PNG。另存成其中一种再传。' },
  'resume.fileNotFound': { status: 404, message: '没有简历文件，可能已经换掉或去掉。刷新看最新内容。' },
  'application.ended': { status: 409, message: '这份投递已经结束，刚才这一步没有发出。' },
  'application.interviewInPast': { status: 422, message: '面试时间已经过了，换一个以后的时间。' },
  'application.startOutOfRange': { status: 422, message: '到岗日期不对，看标出来的地方。' },
  // Read by both sides: it must not tell a company where else somebody works.
  'application.startTaken': { status: 409, message: '这一天定不下来。和对方商量，换一个到岗日期。' },
  'placement.personNotFound': { status: 404, message: '本单位范围里没有这位毕业生，请从名单里选。' },
  'placement.unionNotFound': { status: 404, message: '本单位范围里没有这个工会，请从名单里选。' },
  'placement.notFound': { status: 404, message: '没有找到这条上岗记录，请从列表重新进入。' },
  'placement.sameStart': {
    status: 409,
    message: '这位毕业生同一天已经有一条上岗记录。先核对是不是同一件事。',
  },
  'placement.alreadyRecorded': { status: 409, message: '这份投递已经记过上岗，刷新看最新内容。' },
  'placement.alreadyCancelled': { status: 409, message: '这条记录已经更正过，刷新看最新内容。' },
  'placement.startOutOfRange': { status: 422, message: '上岗日期不对，看标出来的地方。' },
  'placement.alreadyEnded': { status: 409, message: '这条已经登记过离职，刷新看最新内容。' },
  'placement.notEnded': { status: 409, message: '这条没有登记离职，没有要更正的。' },
  'placement.endOutOfRange': { status: 422, message: '离职日期不对，看标出来的地方。' },
  'retention.notDue': { status: 409, message: '现在没有要打的回访，可能别人刚记过。刷新看最新内容。' },
  'retention.notFound': { status: 404, message: '没有找到这次回访，请从上岗记录重新进入。' },
  'retention.alreadyCancelled': { status: 409, message: '这次回访已经更正过，刷新看最新内容。' },
  'internship.notFound': { status: 404, message: '没有找到这条实习见习记录，请从列表重新进入。' },
  'internship.alreadyRecorded': { status: 409, message: '这份投递已经记过实习或见习，刷新看最新内容。' },
  'internship.alreadyCancelled': { status: 409, message: '这条记录已经取消过，刷新看最新内容。' },
  'internship.needsReason': { status: 422, message: '和一般的实习见习不一样，写一句为什么还算。' },
  'internship.alreadyEnded': { status: 409, message: '这条已经结束，刷新看最新内容。' },
  'internship.notEnded': { status: 409, message: '这条还没有结束，没有要更正的。' },
  'internship.keptOn': { status: 409, message: '这条留用上岗了。先更正那条上岗记录，再改这里。' },
  'internship.notBegun': { status: 409, message: '还没有开始。没去成的，取消这一条。' },
  'internship.datesOutOfOrder': { status: 422, message: '起止日期不对，看标出来的地方。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const applicationConstraints = {
  one_live_application_per_person_and_position: 'application.alreadyApplied',
  one_placement_per_application: 'placement.alreadyRecorded',
  one_placement_per_person_and_start: 'placement.sameStart',
  one_answered_call_per_month: 'retention.notDue',
  one_internship_per_application: 'internship.alreadyRecorded',
} as const satisfies ConstraintRefusals<keyof typeof applicationErrors>;
