import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const trainingErrors = {
  'training.notFound': { status: 404, message: '没有找到这个班。可能已经撤下，从培训列表重新进入。' },
  'training.notPlanned': {
    status: 409,
    message: '这个班已经结班或者没有办，不能再改。登记错了先退回筹备中。',
  },
  'training.datesInOrder': { status: 422, message: '结束日期早于开始日期，核对一下。' },
  'training.meetingsOutside': { status: 422, message: '有的课不在这几天里，先改课表，再改起止日期。' },
  'training.meetingNotFound': { status: 404, message: '没有找到这次课，回到班里再看一下课表。' },
  'training.meetingTwice': { status: 409, message: '同一天的同一时间已经有一次课，换个时间。' },
  'training.meetingNotYet': { status: 422, message: '这次课还没到日子，上课那天再点名。' },
  'training.meetingMarked': { status: 409, message: '这次课点过名，不能拿掉。没有上的，登记停课。' },
  'training.meetingsOpen': { status: 422, message: '还有课没有点名。上了的点名，没上的登记停课，再结班。' },
  'training.noMeetingHeld': { status: 422, message: '还没有上过课，不能结班。不办了的，登记没有办。' },
  'training.hasCertificates': { status: 409, message: '有证书是从这个班考出来的，先撤销那些证书。' },
  'training.capacityTooSmall': { status: 422, message: '报名的人已经比这个名额多，名额写大一些。' },
  'training.notOpen': { status: 409, message: '这个班不接受自己报名，想参加就打工会老师的电话。' },
  'training.signUpOver': { status: 409, message: '报名到开班那天为止，现在报不了了。' },
  'training.alreadyEnrolled': { status: 409, message: '你已经报过名了。' },
  'training.notEnrolled': { status: 404, message: '报名名单里没有这个人，刷新后再看。' },
  'training.begun': { status: 409, message: '已经开课了。去不了的话，打电话告诉工会老师。' },
  'training.nobody': { status: 422, message: '先选人，或者写上姓名，一行一个。' },

  'certificate.notFound': { status: 404, message: '没有找到这张证书，从证书列表重新进入。' },
  'certificate.inFuture': { status: 422, message: '发证日期不能晚于今天。' },
  'certificate.classNeeded': { status: 422, message: '选一个已经结班的培训班。' },
  'certificate.classNotAsked': { status: 422, message: '工会付费或者帮助申请补贴的，不用选班。' },
  'certificate.noteNeeded': { status: 422, message: '写一下工会付了什么、办了什么。' },
  'certificate.alreadyCancelled': { status: 409, message: '这张证书已经撤销过了。' },

  'guidance.notFound': { status: 404, message: '没有找到这次指导，从创业指导列表重新进入。' },
  'guidance.inFuture': { status: 422, message: '指导日期不能晚于今天。' },
  'guidance.nothingToFollow': { status: 409, message: '这次指导没有约回访，或者已经回访过了。' },
  'guidance.alreadyCancelled': { status: 409, message: '这次指导已经撤销过了。' },
} as const satisfies Refusals;

export const trainingConstraints = {
  a_class_ends_after_it_began: 'training.datesInOrder',
  reserved_places_are_places: 'training.capacityTooSmall',
  one_meeting_per_class_day_and_hours: 'training.meetingTwice',
} as const satisfies ConstraintRefusals<keyof typeof trainingErrors>;
