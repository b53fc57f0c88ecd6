import { goodPassword } from '../accounts.ts';
import { companyProfile } from '../companies.ts';
import { posting } from '../positions.ts';
import type { CanaryDistrict } from './district.ts';

/** One request of an operation, and a text that its reply must show when it is granted. */
export interface Asked {
  input: Record<string, unknown>;
  shows?: string;
}

const nobody = '01990000-0000-7000-8000-000000000000';
const token = 'A'.repeat(43);

/**
 * What the recruiter asks of every operation that is open to everyone or to recruiters: for their own things, for those of
 * others, and wrongly. An operation that is missing here fails the suite.
 */
export function recruiterRequests(given: CanaryDistrict): Record<string, Asked[]> {
  return { ...publicRequests(given), ...accountRequests(given), ...companyRequests(given) };
}

function publicRequests({ own, other, event, policy, archive }: CanaryDistrict): Record<string, Asked[]> {
  const account = { name: '周可', loginName: '19900007751', password: goodPassword, consent: true };
  return {
    checkOneTimeLink: [{ input: { token } }],
    acceptInvitation: [{ input: { ...account, token } }],
    checkUnsubscription: [{ input: { token } }],
    unsubscribe: [{ input: { token } }],
    currentSession: [{ input: {} }],
    listPublicEvents: [{ input: {}, shows: event.title }, { input: { when: 'past' } }],
    listPublicPolicies: [
      { input: {}, shows: policy.title },
      { input: { category: 'insurance' }, shows: policy.title },
      { input: { category: 'skill' } },
    ],
    listUnionContacts: [{ input: {}, shows: '夏阳街道总工会' }],
    readEventPlaces: [{ input: { id: event.id }, shows: 'window' }, { input: { id: nobody } }],
    readPosition: [
      { input: { id: own.positionId }, shows: own.title },
      { input: { id: other.positionId }, shows: other.title },
      { input: { id: other.draftId } },
    ],
    readPublicEvent: [{ input: { id: event.id }, shows: own.title }, { input: { id: nobody } }],
    readPublicClass: [{ input: { id: nobody } }, { input: { id: event.id } }],
    readPoster: [{ input: { id: event.id }, shows: event.id }, { input: { id: nobody } }],
    exportCalendar: [{ input: { id: event.id } }, { input: { id: nobody } }],
    readPublicPolicy: [{ input: { id: policy.id }, shows: policy.title }, { input: { id: policy.draftId } }],
    refreshSession: [{ input: { refreshToken: token } }],
    registerCompany: [
      { input: { ...companyProfile(), account } },
      { input: { ...companyProfile(), creditCode: '1', account: { ...account, password: 'x' } } },
    ],
    registerGraduate: [
      { input: { ...account, name: '沈知微', loginName: '19900007741' } },
      { input: { ...account, loginName: 'recruiter-other' } },
    ],
    requestRecovery: [{ input: { loginName: '19900007741' } }, { input: { loginName: 'caseworker' } }],
    resetPassword: [{ input: { token, password: goodPassword } }],
    resetPasswordByCode: [{ input: { loginName: '19900007741', code: 'ABCD2345', password: goodPassword } }],
    widenSearch: [
      { input: { query: `q=${encodeURIComponent(own.title)}&salaryMin=900000` }, shows: own.companyName },
      { input: { query: 'q=&kind=x' } },
    ],
    registerWish: [
      { input: { query: 'q=潜水员' } },
      { input: { query: '' } },
      { input: { query: 'kind=x' } },
    ],
    searchPositions: [
      { input: {}, shows: own.title },
      { input: { q: own.title }, shows: own.companyName },
      { input: { kind: 'fullTime', town: '310118001', sort: 'date' }, shows: other.title },
      { input: { salaryMin: 'x' } },
    ],
    suggestPositions: [{ input: { q: own.title }, shows: own.title }, { input: {} }],
    setupFirstAdministrator: [{ input: { ...account, token } }],
    signIn: [{ input: { loginName: archive.id, password: 'x' } }],
  };
}

function accountRequests({ own, archived }: CanaryDistrict): Record<string, Asked[]> {
  return {
    signOut: [{ input: {} }],
    joinByInvitation: [{ input: { token } }],
    readOwnAccount: [{ input: {}, shows: own.recruiter.loginName }],
    updateOwnAccount: [{ input: { email: 'hr@example.com', password: 'x' } }],
    changePassword: [{ input: { currentPassword: 'x', newPassword: goodPassword } }],
    signOutEverywhere: [{ input: {} }],
    listNotices: [{ input: {}, shows: archived.name }],
    markNoticeRead: [{ input: { id: nobody } }],
    markNoticesRead: [{ input: {} }],
    readNotice: [{ input: { id: nobody } }],
    readMessageSettings: [{ input: {}, shows: 'posting' }],
    saveMessageSettings: [{ input: { mail: ['application'], sms: [] } }],
  };
}

function companyRequests(given: CanaryDistrict): Record<string, Asked[]> {
  const validUntil = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { own, other, archived, stranger, archive, event } = given;
  const fairs = (more: object = {}): Asked[] => [event.id, nobody].map((id) => ({ input: { id, ...more } }));
  const applicants = [archived, stranger].map(({ applicationId: id, name }) => ({ id, name }));
  const theirs = { id: other.applicationId };
  const ofOwnAndOther = (more: object = {}): Asked[] => [
    ...applicants.map(({ id }) => ({ input: { id, ...more } })),
    { input: { ...theirs, ...more } },
    { input: { id: archive.graduateId, ...more } },
  ];
  const places = (more: object = {}): Asked[] => [
    { input: { id: own.draftId, ...more } },
    { input: { id: other.positionId, ...more } },
    { input: { id: other.draftId, ...more } },
  ];
  const slots = { day: '2030-01-08', from: '09:00', until: '10:00', minutes: 30, place: '石桥路 1 号' };
  const invitation = { interviewAt: '2030-01-08T14:00:00+08:00', place: '石桥路 1 号', note: '' };
  return {
    readOwnCompany: [{ input: {}, shows: own.companyName }],
    updateOwnCompany: [{ input: { ...companyProfile(), name: '' } }],
    confirmCompany: [{ input: { note: '没有变化' } }],
    listColleagues: [{ input: {}, shows: own.recruiter.loginName }],
    inviteColleague: [{ input: {} }, { input: { email: 'x' } }],
    revokeColleagueInvitation: [{ input: { id: other.invitationId } }],
    endColleague: [
      { input: { accountId: other.recruiter.actor.accountId } },
      { input: { accountId: archived.actor.accountId } },
      { input: { accountId: own.recruiter.actor.accountId } },
    ],
    listOwnPositions: [
      { input: {}, shows: own.draftTitle },
      { input: { state: 'published' }, shows: own.title },
    ],
    createPosition: [
      { input: { ...posting(), validUntil, title: '仓储管理员白班' }, shows: '白班' },
      { input: { ...posting(), headcount: 0 } },
    ],
    readOwnPosition: [{ input: { id: own.positionId }, shows: own.title }, ...places()],
    editPosition: places({ ...posting(), validUntil, title: own.draftTitle }),
    copyPosition: [{ input: { id: own.positionId }, shows: own.title }, ...places()],
    submitPosition: places(),
    withdrawPosition: places(),
    pausePosition: places(),
    resumePosition: places(),
    closePosition: places(),
    refreshPosition: places(),
    extendPosition: places({ validUntil }),
    actOnPositions: [{ input: { ids: [own.draftId, other.draftId], act: 'pause' }, shows: own.draftTitle }],
    listTemplates: [{ input: {}, shows: '常招的' }],
    saveTemplate: [
      { input: { id: own.positionId, name: '再存一份' }, shows: own.title },
      ...places({ name: '常招的' }),
    ],
    positionImportTemplate: [{ input: {} }],
    importPositions: [{ input: {} }],
    listPositionImports: [{ input: {} }],
    readPositionImport: [{ input: { id: nobody } }],
    positionImportBadRows: [{ input: { id: nobody } }],
    renameTemplate: [{ input: { id: nobody, name: '别家的模板' } }],
    removeTemplate: [{ input: { id: nobody } }],
    createFromTemplate: [{ input: { id: nobody } }],
    listCompanyFairs: [{ input: {}, shows: event.title }],
    readCompanyFair: [{ input: { id: event.id }, shows: own.title }, { input: { id: nobody } }],
    answerInvitation: fairs({ accept: true }),
    applyToFair: fairs({ wish: '两个人来，要一个插座' }),
    prepareFair: [
      { input: { id: event.id, staff: ['周敏'], positionIds: [own.positionId] } },
      { input: { id: event.id, positionIds: [other.positionId] } },
      { input: { id: nobody } },
    ],
    withdrawFromFair: [{ input: { id: nobody } }, { input: { id: archive.graduateId } }],
    listApplicants: [
      { input: { group: 'hired' }, shows: archived.name },
      { input: { group: 'hired', positionId: own.positionId }, shows: stranger.name },
      { input: { positionId: other.positionId } },
      { input: {} },
    ],
    readBooth: [
      { input: { id: event.id } },
      { input: { id: nobody } },
      { input: { id: archive.graduateId } },
    ],
    recordIntent: [event.id, nobody].map((id) => ({
      input: { id, intentId: nobody, read: 'ABCD2345', kind: 'intent' },
    })),
    cancelIntent: [
      { input: { id: event.id, intentId: nobody, reason: '记错了' } },
      { input: { id: nobody } },
    ],
    exportApplicants: [
      { input: { group: 'hired' } },
      { input: { group: 'hired', positionId: own.positionId } },
      { input: { positionId: other.positionId } },
    ],
    readApplicant: [
      ...applicants.map(({ id, name }) => ({ input: { id }, shows: name })),
      { input: theirs },
      { input: { id: archive.graduateId } },
    ],
    viewApplicant: ofOwnAndOther(),
    openApplicantFile: [
      ...applicants.map(({ id, name }) => ({ input: { id }, shows: encodeURIComponent(name) })),
      { input: theirs },
      { input: { id: archive.graduateId } },
    ],
    listSlots: [{ input: { id: own.positionId }, shows: own.title }, { input: { id: other.positionId } }],
    createSlots: [
      { input: { id: other.positionId, ...slots } },
      { input: { id: own.positionId, ...slots, until: '09:05' } },
    ],
    cancelSlot: [{ input: { id: nobody } }],
    listFairSlots: fairs(),
    createFairSlots: fairs({ ...slots, positionId: own.positionId }),
    assignSlot: applicants.map(({ id }) => ({ input: { id: nobody, applicationId: id } })),
    inviteToSlots: ofOwnAndOther({ note: '' }),
    applicantInterviewCalendar: ofOwnAndOther(),
    inviteApplicant: ofOwnAndOther(invitation),
    declineApplicant: ofOwnAndOther({ reason: 'filled', note: '' }),
    offerApplicant: ofOwnAndOther({ note: '' }),
    confirmApplicantStart: ofOwnAndOther({ startOn: '2020-01-01' }),
    answerApplicants: [
      {
        input: {
          ids: [...applicants.map(({ id }) => id), theirs.id, archive.graduateId],
          answer: { to: 'declined', reason: 'filled', note: '' },
        },
        shows: archived.name,
      },
    ],
  };
}
