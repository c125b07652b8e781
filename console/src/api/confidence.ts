import { call } from './http';

export type AnswerKind = 'quoted' | 'model';

/** How many answers may be wrong, as shares; null for no bound. */
export interface Setting {
  wrong: number | null;
  unattended: number | null;
  /** By section of the help centre. */
  topics: Record<string, number>;
}

export interface CutOffs {
  /** From here on answers are given as they are. */
  answer: number;
  /** From here on with a caveat; below, people get the question. */
  caveat: number;
  basis: 'assumed' | 'too_few' | 'measured';
}

export interface Bound {
  cutOffs: CutOffs;
  /** How many judged answers at the least before it can be measured. */
  missing: number;
}

export interface Topic {
  name: string;
  wrong: number | null;
  answers: number;
  bound: Bound;
}

/** One cut-off: what share it answers, what share of that is wrong, and its 95 % interval. */
export interface RiskPoint {
  cutOff: number;
  coverage: number;
  judged: number;
  risk: number;
  low: number;
  high: number;
}

export interface Example {
  turn: string;
  conversation: string;
  question: string;
  right: number;
  topic: string | null;
}

/** Probabilities fitted to the site's own judgements. */
export interface FitVersion {
  version: number;
  madeAt: string;
  fitted: number;
  heldOut: number;
  /** Log loss on the answers held out; lower is better. */
  lossBefore: number;
  lossAfter: number;
  better: boolean;
}

/** Whether the newest judged answers contradict what is said of answers. */
export interface Drift {
  alarms: ('more_wrong' | 'too_sure' | 'too_unsure')[];
  judged: number;
  right: number;
  /** So many of `judged` should be right. */
  expected: number;
  given: number;
  /** Of `given`. */
  wrong: number;
}

/** Who judged answers: of several on one answer the first here counts. */
export interface Tally {
  source: 'review' | 'report' | 'agent' | 'thumb' | 'person' | 'reopened';
  all: number;
  right: number;
}

/** The last 30 days' answers, as they would be decided if all of them were asked for then. */
export interface Traffic {
  given: number;
  caveat: number;
  handedOver: number;
}

export interface Overview {
  kind: AnswerKind;
  setting: Setting;
  attended: Bound;
  unattended: Bound;
  judged: { all: number; right: number };
  /** The strongest first. Absent where the server is of an older release. */
  sources?: Tally[];
  drift: Drift;
  topics: Topic[];
  /** From the highest cut-off down. */
  curve: RiskPoint[];
  /** While somebody is at the desk. */
  traffic: Traffic;
  /** While nobody is. Absent where the server is of an older release. */
  trafficUnattended?: Traffic;
  examples: Example[];
  /** The version in use; 0 for what is shipped. */
  fit: number;
  fits: FitVersion[];
}

const query = (kind: AnswerKind | undefined) => (kind === undefined ? '' : `?kind=${kind}`);

export const overview = (kind?: AnswerKind, signal?: AbortSignal) =>
  call<Overview>('GET', `/confidence${query(kind)}`, undefined, signal);

/** What another setting would mean; changes nothing. */
export const tryOut = (setting: Setting, kind?: AnswerKind, signal?: AbortSignal) =>
  call<Overview>('POST', `/confidence/trial${query(kind)}`, setting, signal);

export const saveSetting = (setting: Setting, kind?: AnswerKind) =>
  call<Overview>('PUT', `/confidence${query(kind)}`, setting);

export const chooseFit = (version: number, kind?: AnswerKind) =>
  call<Overview>('PUT', `/confidence/fit${query(kind)}`, { version });
