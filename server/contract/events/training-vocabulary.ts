/** Kinds of training class (培训班) and the cell that counts who attended. */
export const trainingKinds = {
  skillTraining: { label: '就业技能培训', cell: '03A' },
  entrepreneurshipTraining: { label: '创业培训', cell: '06B' },
} as const;
export type TrainingKind = keyof typeof trainingKinds;

export const trainingStates = { planned: '筹备中', finished: '已结班', cancelled: '没有办' } as const;
export type TrainingState = keyof typeof trainingStates;

/** One meeting (一次课) of a class; only held ones count for attendance. */
export const meetingStates = { planned: '待上课', held: '已上课', cancelled: '停课' } as const;
export type MeetingState = keyof typeof meetingStates;

/** `waiting` counts nowhere: not in 03A or 06B, not in a roll, until a place frees. */
export const enrolmentStates = { enrolled: '已报名', waiting: '候补', withdrawn: '已退出' } as const;
export type EnrolmentState = keyof typeof enrolmentStates;

/** Attendance (出勤) of one person at one meeting; only `present` counts. */
export const attendanceMarks = { present: '到', excused: '请假', absent: '缺' } as const;
export type AttendanceMark = keyof typeof attendanceMarks;

/** How the union helped with a certificate (03B counts only such). */
export const certificateHelps = {
  class: '参加工会的班',
  feePaid: '工会付考试费',
  subsidy: '帮助申请补贴',
} as const;
export type CertificateHelp = keyof typeof certificateHelps;
