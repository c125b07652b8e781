import { ago, SOURCE_PROBLEMS, uuid } from './data.mjs';
import { Refusal } from './rest.mjs';

const invalid = (errors) =>
  new Refusal(422, 'INVALID', 'Some fields need another value.', { errors });
const link = (product, token) => {
  const found = product.links.get(token);
  if (found === undefined) throw new Refusal(404, 'NOT_FOUND', 'There is no such link.');
  if (found.used) throw new Refusal(410, 'USED', 'This link has been used.');
  return found;
};
const conversation = (product, id) => {
  const found = product.desk.all.get(id);
  if (found === undefined) throw new Refusal(404, 'UNKNOWN_CONVERSATION', 'No such conversation.');
  return found;
};
const owned = (product, id, me) => {
  const found = conversation(product, id);
  const { owner, agent } = product.desk.owner(found);
  if (owner !== 'agent' || agent.id !== me.id) {
    throw new Refusal(409, 'NOT_OWNER', 'Only the agent who owns this conversation may do that.');
  }
  return found;
};

/** `[method, path, what it does]`; a handler gets `{product, me, path, query, body, enter, leave}`. */
export const routes = [
  [
    'GET',
    /^\/setup\/(.+)$/,
    ({ product, path }) => {
      const { kind, role } = link(product, path[1]);
      return { kind, role, site: { name: 'Aurora Outdoor' } };
    },
  ],
  [
    'POST',
    /^\/setup\/(.+)$/,
    ({ product, path, body, enter }) => {
      const found = link(product, path[1]);
      if (product.staff.some((one) => one.email === body.email)) {
        throw invalid([{ field: 'email', message: 'Somebody here has this address already.' }]);
      }
      found.used = true;
      const staff = {
        id: uuid(),
        ...body,
        role: found.role,
        createdAt: new Date().toISOString(),
        lastSeenAt: null,
      };
      product.staff.push(staff);
      enter(staff);
      return { me: product.me(staff) };
    },
  ],
  [
    'POST',
    /^\/staff\/session$/,
    ({ product, body, enter }) => {
      const found = product.staff.find((one) => one.email === body.email);
      if (found === undefined || found.password !== body.password) {
        throw new Refusal(
          401,
          'BAD_CREDENTIALS',
          'E-mail address and password do not belong together.',
        );
      }
      enter(found);
      return { me: product.me(found) };
    },
  ],
  ['DELETE', /^\/staff\/session$/, ({ leave }) => leave()],
  ['GET', /^\/staff\/me$/, ({ product, me }) => product.me(me)],
  [
    'GET',
    /^\/staff$/,
    ({ product }) => ({
      staff: product.staff.map((one) => ({ disabledAt: null, ...one, password: undefined })),
      invitations: product.invitations,
    }),
  ],
  [
    'PUT',
    /^\/staff\/([^/]+)\/disabled$/,
    ({ product, path }) => {
      product.staff.find((one) => one.id === path[1]).disabledAt = new Date().toISOString();
    },
  ],
  [
    'DELETE',
    /^\/staff\/([^/]+)\/disabled$/,
    ({ product, path }) => {
      product.staff.find((one) => one.id === path[1]).disabledAt = null;
    },
  ],
  [
    'POST',
    /^\/staff\/invitations$/,
    ({ product, me, body }) => {
      const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
      const token = `inv-${uuid()}`;
      product.links.set(token, { kind: 'invitation', role: body.role });
      product.invitations.push({
        id: uuid(),
        role: body.role,
        createdAt: new Date().toISOString(),
        expiresAt,
        createdBy: me.name,
      });
      return { url: `http://localhost/console/setup/${token}`, expiresAt };
    },
  ],
  [
    'DELETE',
    /^\/staff\/invitations\/(.+)$/,
    ({ product, path }) => {
      product.invitations = product.invitations.filter((one) => one.id !== path[1]);
    },
  ],
  [
    'POST',
    /^\/staff\/socket-ticket$/,
    ({ product, me }) => {
      const ticket = uuid();
      product.tickets.set(ticket, me);
      return { ticket };
    },
  ],
  ['GET', /^\/desk\/inbox$/, ({ product, me, query }) => product.desk.list(query.get('view'), me)],
  [
    'GET',
    /^\/desk\/conversations\/([^/]+)$/,
    ({ product, path }) => product.detail(conversation(product, path[1])),
  ],
  [
    'GET',
    /^\/desk\/conversations\/([^/]+)\/turns$/,
    ({ product, path }) => {
      const { turns } = conversation(product, path[1]);
      return { turns, handoff: noteOf(turns) };
    },
  ],
  [
    'GET',
    /^\/desk\/conversations\/([^/]+)\/suggestion$/,
    ({ product, path }) => {
      const { events, suggestion } = conversation(product, path[1]);
      const answered = events.some(({ type, author }) => {
        return type === 'message' && author.kind === 'agent';
      });
      return { suggestion: answered ? null : suggestion };
    },
  ],
  [
    'POST',
    /^\/desk\/conversations\/([^/]+)\/suggestion\/(dismissed|sent)$/,
    ({ product, me, path, body }) => {
      const found = owned(product, path[1], me);
      product.suggested.push({ what: path[2], ...body });
      found.suggestion = null;
    },
  ],
  [
    'POST',
    /^\/desk\/conversations\/([^/]+)\/claim$/,
    ({ product, me, path, body }) => {
      const found = conversation(product, path[1]);
      const { owner, agent } = product.desk.owner(found);
      if (owner === 'agent' && ![me.id, body.from].includes(agent.id)) {
        throw new Refusal(409, 'ALREADY_TAKEN', `${agent.name} took this`, { by: agent.name });
      }
      product.desk.move(found, 'agent', me);
      return product.detail(found);
    },
  ],
  [
    'POST',
    /^\/desk\/conversations\/([^/]+)\/reopen$/,
    ({ product, me, path }) => {
      const found = conversation(product, path[1]);
      product.desk.move(found, 'agent', me);
      return product.detail(found);
    },
  ],
  [
    'POST',
    /^\/desk\/conversations\/([^/]+)\/hand-back$/,
    ({ product, me, path }) => {
      const found = owned(product, path[1], me);
      product.desk.move(found, 'ai', me);
      return product.detail(found);
    },
  ],
  [
    'POST',
    /^\/desk\/conversations\/([^/]+)\/resolve$/,
    ({ product, me, path }) => {
      const found = owned(product, path[1], me);
      product.desk.move(found, 'closed', me);
      return product.detail(found);
    },
  ],
  [
    'GET',
    /^\/prompts$/,
    ({ product }) => ({
      prompts: product.prompts.map((one) => product.promptRow(one)),
      release: product.released()[0],
    }),
  ],
  ['GET', /^\/prompt$/, ({ product, query }) => product.promptDetail(product.prompt(id(query)))],
  [
    'PUT',
    /^\/prompt\/draft$/,
    ({ product, me, query, body }) => {
      const found = product.prompt(id(query));
      unchanged(found, body.baseRevision);
      const revision = (body.baseRevision ?? 0) + 1;
      const problems = product.problems(body.text);
      found.draft = {
        text: body.text,
        revision,
        problems,
        updatedAt: new Date().toISOString(),
        updatedBy: me.name,
      };
      return { revision, problems };
    },
  ],
  [
    'DELETE',
    /^\/prompt\/draft$/,
    ({ product, query }) => {
      const found = product.prompt(id(query));
      unchanged(found, Number(query.get('revision')));
      found.draft = null;
    },
  ],
  [
    'POST',
    /^\/prompt\/publish$/,
    ({ product, me, query, body }) => {
      const found = product.prompt(id(query));
      unchanged(found, body.revision);
      if (body.note.trim() === '') throw invalid([{ field: 'note', message: 'Say what changed.' }]);
      const version = found.versions[0].version + 1;
      const createdAt = new Date().toISOString();
      found.versions.unshift({
        version,
        text: found.draft.text,
        note: body.note,
        createdAt,
        createdBy: me.name,
        origin: 'edit',
        labels: [],
      });
      found.live = version;
      found.draft = null;
      const number = product.releases[0].number + 1;
      product.releases.unshift({
        id: uuid(),
        number,
        createdAt,
        createdBy: me.name,
        note: body.note,
      });
      return { version, release: number };
    },
  ],
  ['GET', /^\/prompt-releases$/, ({ product }) => ({ releases: product.released() })],
  [
    'POST',
    /^\/prompt-releases\/(\d+)\/restore$/,
    ({ product, me, path }) => {
      for (const one of product.prompts) one.live = Math.max(1, one.live - 1);
      product.releases.unshift({
        id: uuid(),
        number: product.releases[0].number + 1,
        createdAt: new Date().toISOString(),
        createdBy: me.name,
        note: `Back to release ${path[1]}`,
      });
      return {};
    },
  ],
  [
    'GET',
    /^\/sources$/,
    ({ product }) => ({ sources: product.sources, folders: [], maxUpload: 50 << 20 }),
  ],
  [
    'GET',
    /^\/sources\/([^/]+)$/,
    ({ product, path }) => {
      const source = product.source(path[1]);
      return { source, problems: source.problems > 0 ? SOURCE_PROBLEMS : [] };
    },
  ],
  [
    'POST',
    /^\/sources\/([^/]+)\/sync$/,
    ({ product, path }) => {
      const source = product.source(path[1]);
      source.run = { ...source.run, state: 'waiting' };
      return source;
    },
  ],
  [
    'DELETE',
    /^\/sources\/([^/]+)$/,
    ({ product, path }) => {
      const source = product.source(path[1]);
      product.sources = product.sources.filter((one) => one !== source);
    },
  ],
  [
    'GET',
    /^\/canned-answers$/,
    ({ product }) => ({ answers: product.canned, recommendedExamples: 10 }),
  ],
  [
    'POST',
    /^\/canned-answers$/,
    ({ product, me, body }) => {
      if (body.examples.length === 0)
        throw invalid([{ field: 'examples', message: 'Give 1 to 100 questions.' }]);
      const answer = { id: uuid(), ...body, revision: 1, updatedAt: ago(0), updatedBy: me.name };
      product.canned.push(answer);
      return answer;
    },
  ],
  [
    'PUT',
    /^\/canned-answers\/([^/]+)$/,
    ({ product, me, path, body }) =>
      Object.assign(
        product.canned.find((one) => one.id === path[1]),
        body,
        { revision: body.revision + 1, updatedAt: ago(0), updatedBy: me.name },
      ),
  ],
  [
    'DELETE',
    /^\/canned-answers\/([^/]+)$/,
    ({ product, path }) => {
      product.canned = product.canned.filter((one) => one.id !== path[1]);
    },
  ],
  [
    'GET',
    /^\/knowledge\/sections$/,
    ({ product }) => ({
      sections: [
        ...new Set(product.articles.filter((one) => !one.internal).map((one) => one.section)),
      ].toSorted(),
    }),
  ],
  ['GET', /^\/escalation-rules$/, ({ product }) => ({ rules: product.rules })],
  [
    'POST',
    /^\/escalation-rules$/,
    ({ product, me, body }) => {
      const rule = { ...body, id: uuid(), revision: 1, updatedAt: ago(0), updatedBy: me.name };
      product.rules.push(rule);
      return rule;
    },
  ],
  ['GET', /^\/reviews$/, ({ product }) => product.reviews],
  [
    'PUT',
    /^\/reviews\/([^/]+)$/,
    ({ product, path }) => {
      const { reviews, judged } = product;
      judged.push(...reviews.items.filter((one) => one.turn === path[1]));
      reviews.items = reviews.items.filter((one) => one.turn !== path[1]);
      reviews.judged += 1;
    },
  ],
  [
    'DELETE',
    /^\/reviews\/([^/]+)$/,
    ({ product: { reviews, judged }, path }) => {
      reviews.items.unshift(...judged.filter((one) => one.turn === path[1]));
      reviews.judged -= 1;
    },
  ],
  ['PUT', /^\/reviews\/[^/]+\/report$/, () => undefined],
  [
    'GET',
    /^\/confidence$/,
    ({ product, query }) => ({
      ...product.confidence,
      ...(query.get('kind') === 'model' ? { kind: 'model', curve: [] } : {}),
    }),
  ],
  [
    'POST',
    /^\/confidence\/trial$/,
    ({ product, body }) => ({ ...product.confidence, setting: body }),
  ],
  [
    'PUT',
    /^\/confidence$/,
    ({ product, body }) => Object.assign(product.confidence, { setting: body }),
  ],
  [
    'PUT',
    /^\/confidence\/fit$/,
    ({ product, body }) => Object.assign(product.confidence, { fit: body.version }),
  ],
  ['GET', /^\/status$/, () => ({ models: 'OK' })],
  ['GET', /^\/models$/, ({ product }) => product.models],
  ['GET', /^\/models\/budget$/, ({ product }) => product.budget],
  [
    'PUT',
    /^\/models\/budget$/,
    ({ product, me, body }) =>
      Object.assign(product.budget, {
        limits: body.limits,
        revision: body.revision + 1,
        updatedAt: ago(0),
        updatedBy: me.name,
      }),
  ],
  [
    'DELETE',
    /^\/models\/budget$/,
    ({ product }) =>
      Object.assign(product.budget, {
        configured: true,
        revision: product.budget.revision + 1,
        updatedAt: null,
        updatedBy: null,
      }),
  ],
  ['POST', /^\/models\/test$/, () => ({ failure: null, detail: null, millis: 640 })],
  [
    'PUT',
    /^\/models\/orders\/(\w+)$/,
    ({ product, path, body }) => {
      product.models.orders[path[1]] = body.models;
      product.models.revision += 1;
      return product.models;
    },
  ],
  ['GET', /^\/knowledge$/, ({ product }) => ({ index: null, changes: product.changes })],
  [
    'POST',
    /^\/knowledge\/rollback$/,
    ({ product, me }) => {
      product.changes.unshift({ at: ago(0), by: me.name, published: 3, withdrawn: 1 });
      return { shown: 3, withdrawn: 1 };
    },
  ],
  [
    'GET',
    /^\/articles$/,
    ({ product, query }) => {
      const words = (query.get('query') ?? '').toLowerCase();
      const found = product.articles.filter(
        (one) =>
          `${one.title} ${one.section}`.toLowerCase().includes(words) &&
          [null, one.locale].includes(query.get('locale')) &&
          [null, one.status].includes(query.get('status')),
      );
      return { articles: found, nextCursor: null };
    },
  ],
  [
    'POST',
    /^\/articles$/,
    ({ product, me, body }) => {
      const name = body.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      const article = {
        id: name,
        ...body,
        status: 'draft',
        revision: 1,
        updatedAt: new Date().toISOString(),
        updatedBy: me.name,
        publishedAt: null,
      };
      product.articles.unshift(article);
      return article;
    },
  ],
  ['GET', /^\/articles\/([^/]+)$/, ({ product, path }) => product.article(path[1])],
  [
    'PUT',
    /^\/articles\/([^/]+)$/,
    ({ product, me, path, body }) => {
      const found = product.article(path[1]);
      const { revision, ...input } = body;
      if (found.revision !== revision) throw new Refusal(409, 'CONFLICT', 'Changed meanwhile.');
      if (input.title.trim() === '')
        throw invalid([{ field: 'title', message: 'Give it a title.' }]);
      const status = found.publishedAt === null ? 'draft' : 'changed';
      return Object.assign(found, input, {
        revision: revision + 1,
        status,
        updatedAt: new Date().toISOString(),
        updatedBy: me.name,
      });
    },
  ],
  [
    'POST',
    /^\/articles\/([^/]+)\/publish$/,
    ({ product, path }) =>
      Object.assign(product.article(path[1]), {
        status: 'published',
        publishedAt: new Date().toISOString(),
      }),
  ],
  [
    'DELETE',
    /^\/articles\/([^/]+)$/,
    ({ product, path }) =>
      Object.assign(product.article(path[1]), { status: 'draft', publishedAt: null }),
  ],
];

/** A change names the draft that it rests on. */
function unchanged({ draft }, revision) {
  if ((draft?.revision ?? null) === revision) return;
  throw new Refusal(409, 'CONFLICT', `${draft?.updatedBy} changed this draft meanwhile.`);
}

const id = (query) => ({ key: query.get('key'), locale: query.get('locale') });

/** What goes to people with a conversation, without a model to sum it up. */
function noteOf(turns) {
  const handoff = turns.findLast((turn) => turn.handoff)?.handoff;
  return handoff
    ? {
        ...handoff,
        open: handoff.goal,
        missing: null,
        next: 'take_over',
        summary: null,
        advice: null,
      }
    : null;
}
