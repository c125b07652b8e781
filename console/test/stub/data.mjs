// The cast of "Aurora Outdoor": the same people and questions in every test and screenshot.

export const MARIA = {
  id: '019a0000-0000-7000-8000-000000000001',
  name: 'Maria Santos',
  email: 'maria@aurora-outdoor.example',
  role: 'admin',
  password: 'nine friendly otters',
};
export const JONAS = {
  id: '019a0000-0000-7000-8000-000000000002',
  name: 'Jonas Weber',
  email: 'jonas@aurora-outdoor.example',
  role: 'agent',
  password: 'seven quiet herons',
};
export const SITE = { id: '019a0000-0000-7000-8000-0000000000aa', name: 'Aurora Outdoor' };

const AVA = { kind: 'assistant', id: null, name: 'Ava' };
export const agentAuthor = ({ id, name }) => ({ kind: 'agent', id, name });
export const visitorAuthor = (name) => ({ kind: 'visitor', id: `v-${name}`, name });

let counter = 0;
export function uuid() {
  counter += 1;
  return `019a0000-0000-7000-9000-${String(counter).padStart(12, '0')}`;
}

/** Minutes before now as an instant. */
export const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const CITED = [
  {
    number: 1,
    article: 'warranty',
    title: 'Warranty on tents and boots',
    url: '/help/warranty',
    quote: 'Tents are covered for two years from delivery.',
    section: 'Warranty',
    updated: '2026-11-20',
  },
  {
    number: 2,
    article: 'damaged-on-arrival',
    title: 'Something arrived damaged',
    url: '/help/damaged-on-arrival',
    quote: 'Send one photo of the damage. You hear from us within two working days.',
    section: 'Returns',
    updated: '2026-11-02',
  },
];

const message = (author, at, text, more = {}) => ({
  type: 'message',
  at,
  author,
  text,
  clientMessageId: null,
  turn: null,
  citations: [],
  stopped: false,
  rung: null,
  ...more,
});

const answer = (at, text, turn, citations = CITED, rung = 'primary') =>
  message(AVA, at, text, { turn, citations, rung });

const owner = (at, to, by, more = {}) => ({
  type: 'owner',
  at,
  owner: to,
  by,
  agent: null,
  reason: null,
  ...more,
});

function conversation({ name, locale = 'en', page, events, turns = [], suggestion = null }) {
  const numbered = events.map((event, at) => ({ seq: at + 1, ...event }));
  return { id: uuid(), name, locale, page, events: numbered, turns, suggestion };
}

export function turnRecord(turn, seq, more = {}) {
  return {
    turn,
    seq,
    state: 'done',
    rung: 'primary',
    provider: 'anthropic',
    model: 'claude-haiku',
    promptKey: 'answer/grounded',
    promptVersion: 3,
    release: 4,
    confidence: { score: 0.71, cosine: 0.74, margin: 0.31, coverage: 0.6 },
    passages: [
      { article: 'warranty', title: 'Warranty on tents and boots', score: 0.91 },
      { article: 'damaged-on-arrival', title: 'Something arrived damaged', score: 0.78 },
      { article: 'return-conditions', title: 'What can be returned', score: 0.44 },
    ],
    timings: { retrievalMs: 38, firstTextMs: 420, totalMs: 1_900 },
    tokensIn: 1_240,
    tokensCached: 640,
    tokensOut: 96,
    tokensReasoning: null,
    attempts: [],
    handoff: null,
    ...more,
  };
}

function hanna() {
  const visitor = visitorAuthor('Hanna Lindqvist');
  const [first, second] = [uuid(), uuid()];
  return conversation({
    name: 'Hanna Lindqvist',
    page: 'https://aurora-outdoor.example/account/orders/AO-20418',
    events: [
      message(
        visitor,
        ago(12),
        'Hi, my Fjällvind 2 came yesterday and the flysheet has a 10 cm tear along the seam. We leave for Abisko on Friday. What can I do?',
      ),
      answer(
        ago(12),
        'A tear on a new tent is covered for two years [1]. Send a photo through the warranty form and you hear from us within two working days [2]. If that is too late for Friday, a person can look for a faster way.',
        first,
      ),
      message(visitor, ago(8), 'The form does not take my photo. Can I talk to a person please?'),
      owner(ago(7), 'queue', AVA, { reason: 'customer_request' }),
      owner(ago(6), 'agent', agentAuthor(MARIA), { agent: agentAuthor(MARIA) }),
      {
        type: 'note',
        at: ago(5),
        author: agentAuthor(JONAS),
        text: 'Malmö has 3 flysheets in stock. They hold one for us until 18:00.',
        clientMessageId: null,
      },
      message(
        agentAuthor(MARIA),
        ago(4),
        'Hi Hanna, I have read your chat with Ava. Let me see what can reach you before Friday.',
      ),
      message(visitor, ago(2), 'Thank you! The shop in Malmö would be close to us as well.'),
    ],
    turns: [
      turnRecord(first, 2),
      turnRecord(second, null, {
        state: 'handed_off',
        confidence: { score: 0.41, cosine: 0.44, margin: 0.05, coverage: 0.3 },
        handoff: {
          reason: 'customer_request',
          goal: 'A new flysheet before Friday 27 November',
          tried: ['The warranty form', 'Uploading the photo failed'],
        },
      }),
    ],
  });
}

function waiting(name, minutes, text, reason, more = {}) {
  const visitor = visitorAuthor(name);
  const turn = uuid();
  return conversation({
    name,
    page: 'https://aurora-outdoor.example/help',
    ...more,
    events: [
      message(visitor, ago(minutes + 2), text),
      answer(
        ago(minutes + 2),
        'I cannot see single orders. A person can look this up for you.',
        turn,
        [],
      ),
      owner(ago(minutes), 'queue', AVA, { reason }),
    ],
    turns: [turnRecord(turn, 2, { passages: [] })],
  });
}

function withAva(name, minutes, text, reply, more = {}) {
  const turn = uuid();
  return conversation({
    name,
    page: 'https://aurora-outdoor.example/',
    ...more,
    events: [
      message(visitorAuthor(name), ago(minutes + 0.5), text),
      answer(ago(minutes), reply, turn, CITED.slice(0, 1), 'extractive'),
    ],
    turns: [
      turnRecord(turn, 2, {
        rung: 'extractive',
        provider: null,
        model: null,
        promptKey: null,
        promptVersion: null,
        timings: { retrievalMs: 31, firstTextMs: 33, totalMs: 34 },
        tokensIn: null,
        tokensOut: null,
      }),
    ],
  });
}

export function conversations() {
  return [
    hanna(),
    waiting('Bo Chen', 6.6, 'My gift card is refused at checkout', 'customer_request'),
    waiting('Luis Ortega', 4.3, 'Third time I ask about refund AO-19877', 'frustration'),
    waiting('Priya Raman', 1.8, 'Boots half a size too small, exchange?', 'low_confidence', {
      suggestion: {
        turn: uuid(),
        text: 'You can exchange boots that were not worn outside [1]. Tell us the size you need.',
        reply: 'You can exchange boots that were not worn outside. Tell us the size you need.',
        citations: CITED.slice(0, 1),
        confidence: { right: 0.41, needed: 0.7, score: 0.71 },
      },
    }),
    waiting('Amara Okafor', 0.8, 'Group order, 14 sleeping bags by June', 'policy'),
    waiting('Jürgen Klee', 0.3, 'Wie lange dauert die Erstattung?', 'missing_knowledge', {
      locale: 'de',
    }),
    withAva(
      'Eve Park',
      1,
      'How do I change the delivery address of AO-20502?',
      'You can change it until the parcel is packed [1].',
    ),
    withAva(
      'Oskar Dahl',
      3,
      'Is the Polaris jacket waterproof at the zip?',
      'The zip is water-resistant. In long rain, close the storm flap [1].',
    ),
    withAva(
      'Chloé Martin',
      5,
      'Où est ma commande AO-20466 ?',
      'Le suivi est dans votre e-mail d’expédition [1].',
      { locale: 'fr' },
    ),
    withAva(
      'Samir Haddad',
      9,
      'Can I take a gas stove on a plane?',
      'No. Fuel canisters are forbidden in cabin and hold luggage [1].',
    ),
  ];
}

const GROUNDED = `---
model: { profile: answer }
config: { temperature: 0.2, maxOutputTokens: 500 }
---
You are {{assistantName}}, the AI assistant of {{brandName}}.
Reply in {{locale}}. Short, plain sentences, second person.

# Sources
Answer only from the passages. Cite every fact as [n].
If two passages disagree, use the newer one and say so.
If no passage answers the question, say that you do not know and hand over.

# Hand over to a person when
- the customer asks for one, in any words
- the topic is legal, medical or an injury
- you asked twice and still do not understand

# Tone
Calm and warm. No exclamation marks. No apology without a next step.
`;

export function prompts() {
  const version = (number, text, note, by, days, labels = []) => ({
    version: number,
    text,
    note: note ?? '',
    createdAt: ago(days * 1_440),
    createdBy: by,
    origin: number === 1 ? 'file' : 'edit',
    labels,
  });
  const older = GROUNDED.replace('Cite every fact as [n].', 'Cite your sources.').replace(
    'If two passages disagree, use the newer one and say so.\n',
    '',
  );
  const prompt = (key, locale, description, versions) => ({
    key,
    locale,
    description,
    versions,
    draft: null,
    live: versions[0].version,
  });
  return [
    prompt('answer/grounded', 'en', 'Answers a customer from the passages that were found.', [
      version(3, GROUNDED, 'Newer passage wins; cite every fact', 'Maria Santos', 1, [
        'production',
      ]),
      version(2, older, 'Ask for a person in any words', 'Maria Santos', 6),
      version(1, older.replace(', in any words', ''), null, null, 20),
    ]),
    prompt('answer/grounded', 'de', 'Beantwortet Fragen aus den gefundenen Stellen.', [
      version(1, GROUNDED.replace('You are', 'Du bist'), null, null, 20, ['production']),
    ]),
    prompt('handoff/summary', 'en', 'Tells the agent what the customer wants.', [
      version(
        1,
        '---\nmodel: { profile: fast }\n---\nSummarise for a colleague at {{brandName}}.\n',
        null,
        null,
        20,
        ['production'],
      ),
    ]),
  ];
}

export const VARIABLES = [
  { name: 'brandName', type: 'string', description: 'The site’s name.', example: 'Aurora Outdoor' },
  {
    name: 'assistantName',
    type: 'string',
    description: 'What the assistant is called.',
    example: 'Ava',
  },
  { name: 'locale', type: 'string', description: 'The language the customer uses.', example: 'en' },
  { name: 'today', type: 'string', description: 'The date, as 2026-01-31.', example: '2026-01-31' },
];

const RETURNS = `You can send back anything unused within 30 days of delivery.

## How it works

1. Open **Orders** in your account and choose *Return*.
2. Print the label, or show the code at a pickup point.
3. We refund you within 5 working days of its arrival.

| Where you live | Postage |
| --- | --- |
| Norway, Sweden | free |
| Elsewhere in the EU | €4.90 |

> Tents must be dry and clean. We cannot take back opened gas canisters.
`;

export function articles() {
  const article = (id, title, section, status, minutes, more = {}) => ({
    id,
    title,
    body: RETURNS,
    section,
    locale: 'en',
    internal: false,
    audience: '',
    validUntil: null,
    status,
    revision: 3,
    updatedAt: ago(minutes),
    updatedBy: 'Maria Santos',
    publishedAt: status === 'draft' ? null : ago(minutes),
    ...more,
  });
  return [
    article('return-an-item', 'Return an item', 'Returns', 'published', 14),
    article('warranty', 'Warranty on tents and boots', 'Warranty', 'published', 120),
    article('damaged-on-arrival', 'Something arrived damaged', 'Returns', 'changed', 260),
    article('staff-refund-limits', 'Refunds without asking', 'Staff', 'published', 400, {
      internal: true,
    }),
    article('ruecksendung', 'Etwas zurücksenden', 'Rücksendung', 'published', 900, {
      locale: 'de',
    }),
    article('gas-safety-and-flying', 'Gas, stoves and flying', 'Safety', 'published', 2_000),
    article('snowshoe-rental', 'Rent snowshoes', 'Rental', 'draft', 4_000),
    article('student-discount', 'Student discount', 'Prices', 'published', 6_000),
    article('delivery-times-and-costs', 'Delivery times and costs', 'Delivery', 'published', 9_000),
    article('boot-sizes', 'Find your boot size', 'Sizes', 'published', 20_000),
  ];
}

export function models() {
  const model = (id, name, provider, model, status) => ({
    id,
    name,
    provider,
    url: `https://api.${provider}.example/v1`,
    model,
    keyEnding: 'x7Qf',
    unreadable: false,
    streams: 32,
    enabled: true,
    price: null,
    status: { breaker: 'CLOSED', streams: 0, last: null, ...status },
    updatedAt: ago(300),
    updatedBy: 'Maria Santos',
  });
  const last = { failure: 'unauthorized', detail: 'HTTP 401: invalid x-api-key', at: ago(2) };
  return {
    revision: 4,
    configured: false,
    canKeepKeys: true,
    models: [
      model('m1', 'Main', 'openai', 'gpt-4.1-mini', { streams: 3 }),
      model('m2', 'Second', 'anthropic', 'claude-haiku-4-5', { breaker: 'OPEN', last }),
    ],
    orders: { answer: ['m1', 'm2'], judge: ['m2'] },
    today: { state: 'ENOUGH', spent: 3.17, daily: 10 },
    providers: [
      {
        code: 'openai',
        url: 'https://api.openai.com/v1',
        exampleModel: 'gpt-4.1-mini',
        needsKey: true,
      },
      { code: 'ollama', url: 'http://localhost:11434', exampleModel: 'llama3.2', needsKey: false },
    ],
  };
}

export function budget() {
  return {
    revision: 2,
    configured: false,
    limits: {
      turnsPerMinute: 6,
      turnsPerDay: 40,
      conversationTurns: 60,
      conversationTokens: 60_000,
      daily: 10,
      soft: 80,
    },
    state: 'ENOUGH',
    today: {
      known: 3.17,
      estimated: 0.42,
      unknown: 0,
      tokens: { in: 1_204_000, cached: 620_000, out: 98_000, reasoning: 31_000 },
    },
    month: {
      known: 88.02,
      estimated: 6.5,
      unknown: 12,
      tokens: { in: 32_400_000, cached: 17_100_000, out: 2_610_000, reasoning: 870_000 },
    },
    updatedAt: ago(9_000),
    updatedBy: 'Maria Santos',
  };
}

export function canned() {
  const answer = (title, body, examples, more = {}) => ({
    id: uuid(),
    title,
    body,
    locale: 'en',
    examples,
    enabled: true,
    revision: 2,
    updatedAt: ago(200),
    updatedBy: 'Maria Santos',
    ...more,
  });
  return [
    answer(
      'Opening hours',
      'Our shop in Bergen is open **Monday to Saturday, 10 to 18**.',
      Array.from({ length: 12 }, (_, at) => `When are you open, day ${at + 1}?`),
    ),
    answer('Recall of the Fjell stove', 'Please stop using it and send it back, free of charge.', [
      'Is my Fjell stove recalled?',
      'My stove leaks gas',
    ]),
    answer('Summer sale', 'It begins on 1 July.', ['When is the sale?'], { enabled: false }),
  ];
}

export const changes = () => [
  { at: ago(95), by: 'Maria Santos', published: 312, withdrawn: 4 },
  { at: ago(400), by: null, published: 0, withdrawn: 1 },
  { at: ago(3_000), by: 'Jonas Berg', published: 1, withdrawn: 0 },
];

const run = (more) => ({
  number: 4,
  state: 'done',
  askedAt: ago(120),
  startedAt: ago(120),
  finishedAt: ago(119),
  total: 0,
  done: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  removed: 0,
  kept: 0,
  failed: 0,
  failure: null,
  ...more,
});

const source = (name, kind, more, figures) => ({
  id: uuid(),
  kind,
  name,
  location: name,
  locale: 'en',
  internal: false,
  depth: 0,
  everyMinutes: kind === 'upload' ? null : 1_440,
  revision: 1,
  articles: figures.done ?? 0,
  problems: 0,
  freshAt: ago(119),
  ...more,
  run: run(figures),
});

/** One source in each state. */
export function sources() {
  return [
    source(
      'help.aurora.example',
      'web',
      { location: 'https://help.aurora.example/sitemap.xml', articles: 214 },
      { total: 214, done: 214, changed: 3, unchanged: 208, added: 3, removed: 1 },
    ),
    source(
      'Questions 2026.csv',
      'upload',
      { problems: 2, articles: 118 },
      { total: 120, done: 120, added: 118, failed: 2 },
    ),
    source(
      'status.aurora.example',
      'web',
      { location: 'https://status.aurora.example/', articles: 9, freshAt: ago(5_000) },
      { state: 'failed', failure: 'https://status.aurora.example/ cannot be read: it answers 503' },
    ),
    source(
      'Staff handbook.pdf',
      'upload',
      { internal: true, freshAt: null, articles: 0 },
      { state: 'running', finishedAt: null, total: 12, done: 4 },
    ),
  ];
}

export const SOURCE_PROBLEMS = [
  {
    where: 'Questions 2026.csv:17',
    what: 'a quotation mark is opened and not closed',
    articleId: null,
  },
  {
    where: 'Questions 2026.csv:40',
    what: 'it says something else than return-an-item under the same title; correct one of them',
    articleId: 'return-an-item',
  },
];
