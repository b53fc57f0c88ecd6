import type { Area } from './session.ts';

/** Pages that look at a report from another side. */
type ReportSide = 'drift' | 'comparison' | 'shared' | 'summary' | 'files';

type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** Adds what is set to an address; empty values are left out, lists repeat their key. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** The current address with some of its query changed; `null` removes a key. */
export function changed(
  from: Pick<URL, 'pathname' | 'search'>,
  query: Readonly<Record<string, QueryValue>>,
): string {
  const search = new URLSearchParams(from.search);
  for (const [key, value] of Object.entries(query)) {
    search.delete(key);
    if (value === undefined || value === null || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text ? `${from.pathname}?${text}` : from.pathname;
}

/**
 * A named action of the current page under the query it stands at: a refused form in a sheet stays where it is, since an
 * answer at another address would close the sheet.
 */
export function actionHere(name: string, from: Pick<URL, 'search'>): string {
  const kept = [...new URLSearchParams(from.search)].filter(([key]) => !key.startsWith('/'));
  return kept.length > 0 ? `?/${name}&${new URLSearchParams(kept)}` : `?/${name}`;
}

export interface PositionSearch {
  q?: string;
  kind?: string | readonly string[];
  town?: string | readonly string[];
  occupation?: string | readonly string[];
  education?: string;
  salaryMin?: number;
  sort?: 'relevance' | 'date' | 'salary' | 'distance' | 'applicants';
  page?: number;
}

/** Every internal address; pages never write one by hand. */
export const url = {
  home: () => '/',
  positions: (search: PositionSearch = {}) => withQuery('/positions', { ...search }),
  /** What is offered while somebody types into the search. */
  suggestions: (q: string) => withQuery('/positions/suggestions', { q }),
  position: (id: string) => `/positions/${id}`,
  events: (query: { when?: 'upcoming' | 'past'; kind?: string; page?: number } = {}) =>
    withQuery('/events', query),
  event: (id: string) => `/events/${id}`,
  eventPoster: (id: string) => `/events/${id}/poster`,
  eventCalendar: (id: string) => `/events/${id}/calendar.ics`,
  publicClass: (id: string) => `/events/classes/${id}`,
  policies: (query: { category?: string } = {}) => withQuery('/policies', query),
  policy: (id: string) => `/policies/${id}`,
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  contact: () => '/contact',
  appearance: () => '/appearance',

  signIn: (next?: string) => withQuery('/signin', { next }),
  signOut: () => '/signout',
  register: (next?: string) => withQuery('/register', { next }),
  registerCompany: () => '/register/company',
  recover: () => '/recover',
  recoverByCode: () => '/recover/code',
  resetPassword: (token: string) => `/recover/${token}`,
  invitation: (token: string) => `/invitation/${token}`,
  setup: (token: string) => `/setup/${token}`,

  account: () => '/account',
  accountPassword: () => '/account/password',
  accountMessages: () => '/account/messages',
  message: (id: string) => `/messages/${id}`,

  me: () => '/me',
  apply: (positionId: string) => `/me/apply/${positionId}`,
  myApplications: () => '/me/applications',
  myApplication: (id: string) => `/me/applications/${id}`,
  myMessages: () => '/me/messages',
  myFavourites: (query: { page?: number } = {}) => withQuery('/me/favourites', query),
  mySearches: () => '/me/searches',
  myResume: () => '/me/resume',
  myResumePreview: () => '/me/resume/preview',
  myResumeFile: () => '/me/resume/file',
  myInterviewCalendar: (id: string) => `/me/applications/${id}/calendar`,
  mySentFile: (id: string) => `/me/applications/${id}/file`,
  myOutcome: () => '/me/outcome',
  myOutcomeFile: (id: string, fileId: string) => `/me/outcomes/${id}/files/${fileId}`,
  myClaim: () => '/me/claim',
  myHelp: () => '/me/help',
  myIntention: () => '/me/intention',
  myRecommendations: () => '/me/recommendations',
  myReferrals: () => '/me/referrals',
  myTrainings: () => '/me/trainings',
  myEvents: () => '/me/events',
  myEvent: (id: string) => `/me/events/${id}`,
  myEventBooths: (id: string) => `/me/events/${id}/booths`,
  myBenefits: () => '/me/benefits',
  myPolicies: () => '/me/policies',

  company: () => '/company',
  companyApplications: (query: Record<string, QueryValue> = {}) => withQuery('/company/applications', query),
  companyApplicantsSheet: (query: Record<string, QueryValue> = {}) =>
    withQuery('/company/applications/sheet', query),
  companyApplication: (id: string) => `/company/applications/${id}`,
  companyInterviewCalendar: (id: string) => `/company/applications/${id}/calendar`,
  companySlots: (positionId: string) => `/company/positions/${positionId}/slots`,
  companyApplicantFile: (id: string) => `/company/applications/${id}/file`,
  companyPositions: (query: Record<string, QueryValue> = {}) => withQuery('/company/positions', query),
  companyPositionNew: () => '/company/positions/new',
  companyPosition: (id: string) => `/company/positions/${id}`,
  companyTemplates: (query: Record<string, QueryValue> = {}) =>
    withQuery('/company/positions/templates', query),
  companyImports: () => '/company/positions/import',
  companyImport: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/company/positions/import/${id}`, query),
  companyImportTemplate: () => '/company/positions/import/template',
  companyImportBadRows: (id: string) => `/company/positions/import/${id}/bad-rows`,
  companyFairs: () => '/company/fairs',
  companyFair: (id: string) => `/company/fairs/${id}`,
  companyFairBooth: (id: string) => `/company/fairs/${id}/booth`,
  companyFairSlots: (id: string) => `/company/fairs/${id}/slots`,
  companyFigures: () => '/company/figures',
  companyProfile: () => '/company/profile',
  companyVerification: () => '/company/verification',
  companyColleagues: () => '/company/colleagues',
  companyMessages: () => '/company/messages',

  union: () => '/union',
  unionAll: () => '/union/all',
  unionHouseholds: (query: Record<string, QueryValue> = {}) => withQuery('/union/households', query),
  unionHouseholdNew: () => '/union/households/new',
  unionHousehold: (id: string) => `/union/households/${id}`,
  unionGraduates: (query: Record<string, QueryValue> = {}) => withQuery('/union/graduates', query),
  unionGraduate: (id: string) => `/union/graduates/${id}`,
  unionOutcomeFile: (id: string, fileId: string) => `/union/outcomes/${id}/files/${fileId}`,
  unionStudyFile: (id: string, fileId: string) => `/union/studies/${id}/files/${fileId}`,
  unionClaims: (query: Record<string, QueryValue> = {}) => withQuery('/union/claims', query),
  unionGraduateNew: () => '/union/graduates/new',
  unionRosters: () => '/union/rosters',
  unionRoster: (id: string) => `/union/rosters/${id}`,
  unionRosterTemplate: () => '/union/rosters/template',
  unionRosterBadRows: (id: string) => `/union/rosters/${id}/bad-rows`,
  unionFairs: (query: Record<string, QueryValue> = {}) => withQuery('/union/fairs', query),
  unionFairCalls: (query: Record<string, QueryValue> = {}) => withQuery('/union/fairs/calls', query),
  unionFairNew: () => '/union/fairs/new',
  unionFairCopy: () => '/union/fairs/copy',
  unionFair: (id: string) => `/union/fairs/${id}`,
  unionFairArrivals: (id: string) => `/union/fairs/${id}/arrivals`,
  unionFairScans: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/scans`, query),
  unionFairEdit: (id: string) => `/union/fairs/${id}/edit`,
  unionFairChecklist: (id: string) => `/union/fairs/${id}/checklist`,
  unionFairNotices: (id: string) => `/union/fairs/${id}/notices`,
  unionFairCompanies: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/companies`, query),
  unionFairInvite: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/companies/invite`, query),
  unionFairBooths: (id: string) => `/union/fairs/${id}/booths`,
  unionFairBoothsPrint: (id: string) => `/union/fairs/${id}/booths/print`,
  unionFairRegistrations: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/registrations`, query),
  unionFairRegister: (id: string) => `/union/fairs/${id}/registrations/new`,
  unionFairRegistrationSheet: (id: string) => `/union/fairs/${id}/registrations/sheet`,
  unionRegistration: (id: string) => `/union/registrations/${id}`,
  unionFairDoor: (id: string) => `/union/fairs/${id}/door`,
  unionFairResults: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/results`, query),
  unionFairResultSheet: (id: string) => `/union/fairs/${id}/results/sheet`,
  unionFairFollowUps: (id: string) => `/union/fairs/${id}/follow-ups`,
  unionFairDoorCompanies: (id: string) => `/union/fairs/${id}/door/companies`,
  unionFairPositions: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/fairs/${id}/positions`, query),
  unionCompanies: (query: Record<string, QueryValue> = {}) => withQuery('/union/companies', query),
  unionCommitments: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/companies/commitments', query),
  unionCommitment: (id: string) => `/union/companies/commitments/${id}`,
  unionCompany: (id: string) => `/union/companies/${id}`,
  unionPositions: (query: Record<string, QueryValue> = {}) => withQuery('/union/positions', query),
  unionPositionReports: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/position-reports', query),
  unionPosition: (id: string) => `/union/positions/${id}`,
  unionPlacements: (query: Record<string, QueryValue> = {}) => withQuery('/union/placements', query),
  unionPlacement: (id: string) => `/union/placements/${id}`,
  unionPlacementFile: (id: string, fileId: string) => `/union/placements/${id}/files/${fileId}`,
  unionDemand: (query: { days?: number } = {}) => withQuery('/union/demand', query),
  unionCalls: (query: Record<string, QueryValue> = {}) => withQuery('/union/calls', query),
  unionPlacementNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/placements/new', query),
  unionInternships: (query: Record<string, QueryValue> = {}) => withQuery('/union/internships', query),
  unionInternship: (id: string) => `/union/internships/${id}`,
  unionInternshipFile: (id: string, fileId: string) => `/union/internships/${id}/files/${fileId}`,
  unionInternshipNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/internships/new', query),
  unionPolicies: (query: Record<string, QueryValue> = {}) => withQuery('/union/policies', query),
  unionPolicyList: () => '/union/policies/list',
  unionPolicy: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/policies/${id}`, query),
  unionPolicyOpen: (query: Record<string, QueryValue> = {}) => withQuery('/union/policies/open', query),
  unionPolicyApplication: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/policies/applications/${id}`, query),
  unionGrants: (query: Record<string, QueryValue> = {}) => withQuery('/union/policies/grants', query),
  unionGrantNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/policies/grants/new', query),
  unionGrant: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/policies/grants/${id}`, query),
  unionInstalments: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/policies/instalments', query),
  unionLoans: (query: Record<string, QueryValue> = {}) => withQuery('/union/loans', query),
  unionLoanNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/loans/new', query),
  unionLoan: (id: string, query: Record<string, QueryValue> = {}) => withQuery(`/union/loans/${id}`, query),
  unionTrainings: (query: Record<string, QueryValue> = {}) => withQuery('/union/trainings', query),
  unionTrainingNew: () => '/union/trainings/new',
  unionTraining: (id: string) => `/union/trainings/${id}`,
  unionTrainingEdit: (id: string) => `/union/trainings/${id}/edit`,
  unionTrainingEnrol: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/trainings/${id}/enrol`, query),
  unionMeeting: (id: string) => `/union/trainings/meetings/${id}`,
  unionCertificates: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/trainings/certificates', query),
  unionCertificateNew: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/trainings/certificates/new', query),
  unionCertificate: (id: string) => `/union/trainings/certificates/${id}`,
  unionCertificateFile: (id: string, fileId: string) => `/union/trainings/certificates/${id}/files/${fileId}`,
  unionGuidance: (query: Record<string, QueryValue> = {}) => withQuery('/union/trainings/guidance', query),
  unionGuidanceNew: (query: Record<string, QueryValue> = {}) =>
    withQuery('/union/trainings/guidance/new', query),
  unionLoanFile: (id: string, fileId: string) => `/union/loans/${id}/files/${fileId}`,
  unionAllowances: (query: Record<string, QueryValue> = {}) => withQuery('/union/allowances', query),
  unionAllowanceNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/allowances/new', query),
  unionAllowance: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/allowances/${id}`, query),
  unionAllowanceFile: (id: string, fileId: string) => `/union/allowances/${id}/files/${fileId}`,
  unionMatching: (query: Record<string, QueryValue> = {}) => withQuery('/union/matching', query),
  unionReferrals: (query: Record<string, QueryValue> = {}) => withQuery('/union/referrals', query),
  unionReferral: (id: string) => `/union/referrals/${id}`,
  unionReferralNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/referrals/new', query),
  unionReferralFile: (id: string, fileId: string) => `/union/referrals/${id}/files/${fileId}`,
  unionApplications: (query: Record<string, QueryValue> = {}) => withQuery('/union/applications', query),
  unionForm: (query: Record<string, QueryValue> = {}) => withQuery('/union/form', query),
  unionFormSide: (side: ReportSide, query: Record<string, QueryValue> = {}) =>
    withQuery(`/union/form/${side}`, query),
  unionFormFile: (query: Record<string, QueryValue>) => withQuery('/union/form/file', query),
  unionReportFile: (fileId: string, query: Record<string, QueryValue>) =>
    withQuery(`/union/form/files/${fileId}`, query),
  unionQueue: (query: Record<string, QueryValue> = {}) => withQuery('/union/queue', query),
  unionHistory: (query: Record<string, QueryValue> = {}) => withQuery('/union/history', query),
  unionBelow: (query: Record<string, QueryValue> = {}) => withQuery('/union/below', query),
  unionSupplements: (query: Record<string, QueryValue> = {}) => withQuery('/union/supplements', query),
  unionSupplementFile: (id: string, fileId: string) => `/union/supplements/${id}/files/${fileId}`,
  unionSupplementNew: (query: Record<string, QueryValue> = {}) => withQuery('/union/supplements/new', query),
  unionAccounts: (query: Record<string, QueryValue> = {}) => withQuery('/union/accounts', query),
  unionAccount: (id: string) => `/union/accounts/${id}`,
  unionAudit: (query: Record<string, QueryValue> = {}) => withQuery('/union/audit', query),
  unionMessages: () => '/union/messages',

  district: (query: Record<string, QueryValue> = {}) => withQuery('/district', query),
  districtAll: () => '/district/all',
  districtForm: (query: Record<string, QueryValue> = {}) => withQuery('/district/form', query),
  districtQueue: (query: Record<string, QueryValue> = {}) => withQuery('/district/queue', query),
  districtHistory: (query: Record<string, QueryValue> = {}) => withQuery('/district/history', query),
  districtCampaigns: () => '/district/campaigns',
  districtBaselines: (query: Record<string, QueryValue> = {}) => withQuery('/district/baselines', query),
  districtCampaign: (year: number) => `/district/campaigns/${year}`,
  districtPolicies: () => '/district/policies',
  districtPolicyNew: () => '/district/policies/new',
  districtPolicy: (id: string, query: Record<string, QueryValue> = {}) =>
    withQuery(`/district/policies/${id}`, query),
  districtUnits: () => '/district/units',
  districtUnit: (id: string) => `/district/units/${id}`,
  districtFormSide: (side: ReportSide, query: Record<string, QueryValue> = {}) =>
    withQuery(`/district/form/${side}`, query),
  districtFormFile: (query: Record<string, QueryValue>) => withQuery('/district/form/file', query),
  districtReportFile: (fileId: string, query: Record<string, QueryValue>) =>
    withQuery(`/district/form/files/${fileId}`, query),
  districtRules: (query: Record<string, QueryValue> = {}) => withQuery('/district/rules', query),
  districtAccounts: (query: Record<string, QueryValue> = {}) => withQuery('/district/accounts', query),
  districtAccount: (id: string) => `/district/accounts/${id}`,
  districtAudit: (query: Record<string, QueryValue> = {}) => withQuery('/district/audit', query),
  districtMessages: () => '/district/messages',
} as const;

const areaHomes: Readonly<Record<Area, () => string>> = {
  graduate: url.me,
  company: url.company,
  union: url.union,
  district: url.district,
};

export function areaHome(area: Area): string {
  return areaHomes[area]();
}

const areaMessages: Readonly<Record<Area, () => string>> = {
  graduate: url.myMessages,
  company: url.companyMessages,
  union: url.unionMessages,
  district: url.districtMessages,
};

export function messagesOf(area: Area): string {
  return areaMessages[area]();
}

/** A path of this site to go back to; anything else becomes the fallback. */
export function safeNext(next: string | null | undefined, fallback: string): string {
  if (!next?.startsWith('/')) return fallback;
  // Read as a browser reads it: tabs and line ends vanish, `\` is `/`, dots are resolved.
  const read = URL.parse(next, base);
  if (read?.origin !== base || read.pathname.startsWith('//')) return fallback;
  return read.pathname + read.search + read.hash;
}

/** Stands for this site where an address is only taken apart. */
const base = 'http://site.invalid';
