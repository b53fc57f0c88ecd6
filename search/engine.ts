import type { CompanyNature } from '@sunshine/contract/companies/vocabulary.ts';
import type {
  DistanceStep,
  PositionSort,
  PostedStep,
  SalaryStep,
} from '@sunshine/contract/positions/search-vocabulary.ts';
import type {
  EducationRequirement,
  Occupation,
  PayUnit,
  PositionKind,
} from '@sunshine/contract/positions/vocabulary.ts';
import type { PositionSource } from '@sunshine/db/queries/positions/search-source.ts';
import type { Mark, Snippet } from './text/highlight.ts';

export type { PositionSource } from '@sunshine/db/queries/positions/search-source.ts';

/** What a position search can be asked. An empty list, null or what is left out filters nothing. */
export interface PositionQuery {
  /** As typed. */
  words: string;
  kinds: PositionKind[];
  /** Nine-digit codes. */
  towns: string[];
  /** The graduate's level: positions that ask for at most this; `any`: those that ask for none. */
  education: EducationRequirement | null;
  /** Yuan a month that a position pays at the least. */
  salaryMin: number | null;
  occupations?: Occupation[];
  natures?: CompanyNature[];
  /** Days within which a position was published or refreshed, today included. */
  postedWithin?: number | null;
  /** A major as typed: positions that name it or its class, or that name none. */
  major?: string | null;
  /** Only positions open to graduates of the current year. */
  openToCurrentYear?: boolean;
  /** Nine-digit code of the town that distances count from. */
  near?: string | null;
  /** Kilometres from there at most. */
  within?: number | null;
  sort: PositionSort;
  /** From 1. */
  page: number;
  pageSize: number;
  /** Today in Asia/Shanghai: positions whose last day is past are never found. */
  today: string;
}

/** What the card of a position shows; nothing else leaves the index. */
export interface PositionHit {
  id: string;
  title: string;
  kind: PositionKind;
  town: string;
  education: EducationRequirement;
  headcount: number;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  payMonths: number;
  /** Yuan a month; pay by the day counts 21.75 days. */
  monthlyMin: number;
  monthlyMax: number;
  openToCurrentYear: boolean;
  publishedOn: string;
  /** The later of the days of publication and refresh: what `date` sorts by. */
  postedOn: string;
  validUntil: string;
  companyId: string;
  companyName: string;
  companyNature: CompanyNature;
  marks: { title: Mark[]; company: Mark[] };
  /** Where the text of the position shows what was asked, when the title does not. */
  snippet: Snippet | null;
}

export interface FacetValue<Value> {
  value: Value;
  count: number;
}

/** Each facet counts what the other filters leave, without its own. */
export interface Facets {
  kind: FacetValue<PositionKind>[];
  town: FacetValue<string>[];
  /** Cumulative: what a graduate of this level may apply for. */
  education: FacetValue<EducationRequirement>[];
  /** Cumulative: what pays at least this; 0 counts all. */
  salaryMin: FacetValue<SalaryStep>[];
  occupation: FacetValue<Occupation>[];
  companyNature: FacetValue<CompanyNature>[];
  /** Cumulative, from one day on. */
  postedWithin: FacetValue<PostedStep>[];
  openToCurrentYear: FacetValue<true>[];
  /** The major asked for; empty without one. */
  major: FacetValue<string>[];
  /** Cumulative; empty unless a town is given as `near`. */
  within: FacetValue<DistanceStep>[];
}

export interface SearchReply {
  items: PositionHit[];
  /** Exact. */
  total: number;
  /** Exact number that the words alone find, without any filter. */
  totalWithoutFilters: number;
  facets: Facets;
  /** The words that were searched instead, when those typed are found nowhere. */
  corrected: string | null;
  engine: 'postgres' | 'meilisearch';
  /** The first choice did not answer and another engine did. */
  degraded: boolean;
}

export interface EngineState {
  engine: 'postgres' | 'meilisearch';
  documents: number;
  degraded: boolean;
}

/** One contract for both engines; `index` and `remove` return when a search sees the change. */
export interface PositionEngine {
  /** Two writers of one index wait for each other under this name. */
  readonly lock: string;
  /** Brings settings to what this code wants; repeating it changes nothing. */
  prepare(): Promise<void>;
  search(query: PositionQuery): Promise<SearchReply>;
  index(sources: PositionSource[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** Fills the index anew from everything, while searches go on. */
  rebuild(source: () => AsyncIterable<PositionSource[]>): Promise<void>;
  /** Version by id of every document, to compare with the database. */
  versions(): Promise<Map<string, string>>;
  state(): Promise<EngineState>;
  /** Another after every write, a backup put back and a change of how documents are made; asked for cheaply. */
  mark(): Promise<string>;
}

/** A search server beside the database. */
export interface SearchServer {
  /** Its address without anything secret. */
  name: string;
  engine: PositionEngine;
}

/** What a process searches with: PostgreSQL, and the servers that are asked before it, the first first. */
export interface PositionSearch extends PositionEngine {
  readonly own: PositionEngine;
  readonly servers: readonly SearchServer[];
  /** Told of an index that differed from the database and was repaired. */
  reportDrift(drift: { server: string; missing: number; extra: number }): void;
}
