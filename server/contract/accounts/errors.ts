import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const accountErrors = {
  'account.wrongPassword': { status: 401, message: '登录名或密码不对。核对一下再试，忘了就找回密码。' },
  'account.locked': { status: 429, message: '密码错得太多，先停一停再试。' },
  'account.disabled': { status: 403, message: '这个账号停用了。要恢复，联系本单位的管理员。' },
  'account.noRole': {
    status: 403,
    message: '这个账号现在没有角色，登录了也办不了事。请本单位的管理员给一个角色。',
  },
  'account.sessionOver': { status: 401, message: '登录已经到期，重新登录一次。' },
  'account.loginNameTaken': {
    status: 409,
    message: '这个登录名已经有人用了。是你的就直接登录，不是就换一个。',
  },
  'account.passwordTooClose': { status: 422, message: '密码里不要用自己的登录名、姓名或手机号，换一个。' },
  'account.currentPasswordWrong': { status: 422, message: '现在的密码不对，没有改。忘了就退出后找回密码。' },
  'account.linkInvalid': {
    status: 404,
    message: '这个链接用不了：可能用过了、过期了或收回了。再要一个新的。',
  },
  'account.codeInvalid': {
    status: 422,
    message: '登录名或代码不对，也可能代码过期了。核对一下，或请工会再给一个。',
  },
  'account.setupDone': { status: 409, message: '管理员已经有了，直接登录。' },
  'account.notFound': { status: 404, message: '没有找到这个账号。它可能不归本单位管，请从名单重新进入。' },
  'account.widerThanYours': {
    status: 403,
    message: '这个人在你管不到的单位也有角色，请上一级的管理员来办。',
  },
  'account.grantNotFound': { status: 404, message: '没有找到这个角色。可能已经收回，刷新名单看看。' },
  'account.roleHeld': { status: 409, message: '这个人在这个单位已经有这个角色了。' },
  'account.roleNotHere': { status: 422, message: '区级统计只设在区总工会，换一个单位或角色。' },
  'account.rolesSeparate': {
    status: 409,
    message: '系统管理员、安全管理员和经审要由三个人分别担任，请邀请另一个人。',
  },
  'account.lastAdministrator': {
    status: 409,
    message: '这是最后一位区级系统管理员。先再邀请一位，再来收回。',
  },
  'account.mattersOpen': {
    status: 409,
    message: '这个人还有没办完的事。先交接，再来停用或收回。',
  },
  'handover.receiverNotFound': {
    status: 404,
    message: '同一单位里没有这位经办，从名单里选；没有人选，先邀请一位。',
  },
  'handover.receiverDecided': {
    status: 409,
    message: '里面有求职补贴是这位批过的，不能由这位经手。换一位接手。',
  },
  'handover.nothing': { status: 409, message: '这个人没有没办完的事，不用交接。可能别人刚交接过。' },
  'account.invitationNotFound': {
    status: 404,
    message: '没有找到这个邀请。可能已经接受或收回，刷新名单看看。',
  },
  'message.linkInvalid': {
    status: 404,
    message: '这个退订链接不完整。从邮件里重新点一次，或登录后在“消息设置”里关。',
  },
  'account.noticeNotFound': { status: 404, message: '没有找到这条消息，从消息列表重新进入。' },
  'consent.textChanged': { status: 409, message: '要同意的文字刚更新过。刷新看一遍，再同意。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const accountConstraints = {
  login_name_is_taken_once: 'account.loginNameTaken',
  one_live_grant_per_role_and_place: 'account.roleHeld',
} as const satisfies ConstraintRefusals<keyof typeof accountErrors>;
