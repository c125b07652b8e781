import {
  ago,
  articles,
  budget,
  canned,
  changes,
  JONAS,
  MARIA,
  models,
  prompts,
  SITE,
  sources,
  uuid,
  VARIABLES,
} from './data.mjs';
import { DeskStub } from './desk.mjs';
import { confidence, reviews } from './judged.mjs';

/** A refusal as the product words it. */
export class Refusal extends Error {
  constructor(status, code, detail, more = {}) {
    super(detail);
    this.status = status;
    this.body = { status, code, detail, ...more };
  }
}

const notFound = () => new Refusal(404, 'NOT_FOUND', 'There is nothing here.');
const DAY = 1_440;

/** Everything the console asks for over HTTP, in memory. `reset` begins anew. */
export class Product {
  reset() {
    this.desk = new DeskStub();
    this.staff = [MARIA, JONAS].map((one) => ({
      ...one,
      createdAt: ago(40 * DAY),
      lastSeenAt: ago(one === MARIA ? 0 : 30),
    }));
    this.invitations = [
      {
        id: uuid(),
        role: 'agent',
        createdAt: ago(90),
        expiresAt: ago(-7 * DAY),
        createdBy: 'Maria Santos',
      },
    ];
    this.links = new Map([
      ['first', { kind: 'setup', role: 'admin' }],
      ['invited', { kind: 'invitation', role: 'agent' }],
    ]);
    this.sessions = new Map();
    this.tickets = new Map();
    this.prompts = prompts();
    this.releases = [
      {
        id: uuid(),
        number: 4,
        createdAt: ago(DAY),
        createdBy: 'Maria Santos',
        note: 'Newer passage wins; cite every fact',
      },
      {
        id: uuid(),
        number: 3,
        createdAt: ago(6 * DAY),
        createdBy: 'Maria Santos',
        note: 'Ask for a person in any words',
      },
      {
        id: uuid(),
        number: 2,
        createdAt: ago(20 * DAY),
        createdBy: null,
        note: 'Shipped with 0.1.0',
      },
    ];
    this.articles = articles();
    this.sources = sources();
    this.canned = canned();
    this.models = models();
    this.budget = budget();
    this.reviews = reviews();
    this.judged = [];
    this.suggested = [];
    this.confidence = confidence();
    this.rules = [];
    this.changes = changes();
    this.failing = null;
  }

  constructor() {
    this.reset();
  }

  signIn(staff) {
    const session = uuid();
    this.sessions.set(session, staff);
    return session;
  }

  me(staff) {
    const { id, name, email, role } = staff;
    return { id, name, email, role, site: SITE };
  }

  detail(one) {
    return { row: this.desk.row(one), page: one.page, attributes: one.attributes ?? {} };
  }

  prompt({ key, locale }) {
    const found = this.prompts.find((one) => one.key === key && one.locale === locale);
    if (found === undefined) throw notFound();
    return found;
  }

  promptDetail(one) {
    const { key, locale, description, versions, draft } = one;
    const labelled = versions.map((version) => ({
      ...version,
      labels: version.version === one.live ? ['production'] : [],
    }));
    return { key, locale, description, draft, versions: labelled, variables: VARIABLES };
  }

  promptRow(one) {
    const { key, locale, description, draft } = one;
    const live = one.versions.find((version) => version.version === one.live);
    const { version, createdAt, createdBy } = live;
    const production = { version, publishedAt: createdAt, publishedBy: createdBy };
    return { key, locale, description, production, draft };
  }

  released() {
    const [newest] = this.releases;
    return this.releases.map((one) => ({ ...one, production: one === newest }));
  }

  problems(text) {
    const known = new Set(VARIABLES.map((one) => one.name));
    return text.split('\n').flatMap((line, at) =>
      [...line.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)]
        .filter(([, name]) => !known.has(name))
        .map(([, name]) => ({
          line: at + 1,
          message: `There is no variable ${name}. There are: ${[...known].join(', ')}.`,
        })),
    );
  }

  source(id) {
    const found = this.sources.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    return found;
  }

  article(id) {
    const found = this.articles.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    return found;
  }
}
