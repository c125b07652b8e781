import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatClient, newId, VisitorApi, type ChatFrame } from '../src/client';
import { emptyTimeline, reduce, visibleText, type Timeline } from '../src/timeline';
import { MemoryStore, QuietWebSocket } from './browser';
import { Double } from './double/double.mjs';
import { transport } from './transport';

vi.stubGlobal('WebSocket', QuietWebSocket);

let server: Double;
const visitors: Visitor[] = [];

beforeEach(async () => {
  server = await new Double().start(0);
  server.socketsBlocked = transport.socketsBlocked;
  server.answer = () => ({ text: 'An answer of a few words.', thinkMs: 10, chunkMs: 5 });
});

afterEach(async () => {
  for (const visitor of visitors.splice(0)) visitor.client.stop();
  await server.stop();
});

/** One tab of one visitor: a client and what its screen would show. */
class Visitor {
  readonly client: ChatClient;
  readonly timelines = new Map<string, Timeline>();
  readonly api: VisitorApi;

  constructor(
    readonly disk: MemoryStore,
    token: string | null = null,
  ) {
    this.api = new VisitorApi(server.url, 'demo');
    this.api.token = token;
    this.client = new ChatClient({
      url: `${server.url.replace('http', 'ws')}/socket`,
      sdk: 'test/1',
      posts: true,
      outbox: newId(),
      store: disk,
      token: async () => (await this.api.startSession('en', null)).token,
      open: (conversation) => this.api.openConversation(conversation, 'en', null),
      random: () => 0.1,
    });
    this.client.onFrame((frame) => this.#see(frame));
    visitors.push(this);
  }

  #see(frame: ChatFrame): void {
    if (!('conversation' in frame) || frame.conversation === null) return;
    const before = this.timelines.get(frame.conversation) ?? emptyTimeline(frame.conversation);
    this.timelines.set(frame.conversation, reduce(before, frame, Date.now()));
  }

  texts(conversation: string): string[] {
    const items = this.timelines.get(conversation)?.items ?? [];
    return items.flatMap((item) => (item.type === 'message' ? [item.text] : []));
  }

  pending(conversation: string) {
    return this.timelines.get(conversation)?.pending ?? [];
  }
}

async function visitor(disk = new MemoryStore(), token: string | null = null): Promise<Visitor> {
  const one = new Visitor(disk, token);
  await one.client.start();
  return one;
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 });

test('a first message opens its conversation, is sent once and answered', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'Hello');
  expect(sam.pending(id)).toMatchObject([{ state: 'queued' }]);

  await eventually(() => expect(sam.texts(id)).toEqual(['Hello', 'An answer of a few words.']));
  expect(sam.pending(id)).toEqual([]);
  expect(sam.timelines.get(id)?.answer).toBeNull();
  expect(sam.disk.entries.size).toBe(0);
});

test('messages written while the server is down are kept and arrive once, in order', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'One');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));

  await server.stop();
  sam.client.send(id, 'Two');
  sam.client.send(id, 'Three');
  await eventually(() => expect(sam.disk.entries.size).toBe(2));
  await server.start();

  await eventually(() => expect(sam.pending(id)).toEqual([]));
  const own = server.last.events.filter((event) => event.clientMessageId);
  expect(own.map((event) => event.text)).toEqual(['One', 'Two', 'Three']);
});

test('a page that was closed while offline sends what it left, with the same id', async () => {
  const disk = new MemoryStore();
  const before = await visitor(disk);
  await eventually(() => expect(before.client.state.kind).toBe('live'));
  await server.stop();
  const id = newId();
  const entry = before.client.send(id, 'Left behind');
  await eventually(() => expect(disk.entries.size).toBe(1));
  before.client.stop();

  await server.start();
  const after = await visitor(disk, before.api.token);
  await eventually(() => expect(after.texts(id)[0]).toBe('Left behind'));
  expect(server.last.events[0]).toMatchObject({ clientMessageId: entry.clientMessageId });
  expect(disk.entries.size).toBe(0);
});

test('pieces of an answer whose beginning is missing ask for it once a second', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'One');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  server.heard.length = 0;

  const turn = newId();
  for (let offset = 5; offset < 200; offset += 5) {
    server.broadcast({ type: 'delta', conversation: id, turn, attempt: 1, offset, text: 'piece' });
  }
  server.broadcast({ type: 'snapshot', conversation: id, turn, attempt: 1, text: 'x'.repeat(200) });

  await eventually(() => expect(sam.timelines.get(id)?.answer?.text).toHaveLength(200));
  await eventually(() => expect(server.heard.some(({ type }) => type === 'want')).toBe(true));
  expect(server.heard.filter(({ type }) => type === 'want')).toHaveLength(1);
});

test('an ack that got lost leads to a retry and to no second message', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'One');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  // The message is taken, and the socket dies before the ack.
  server.refuse = () => {
    queueMicrotask(() => server.closeSockets(4002));
    return null;
  };
  sam.client.send(id, 'Two');
  await eventually(() => expect(sam.texts(id)).toContain('Two'));
  server.refuse = () => null;
  sam.client.send(id, 'Three');

  await eventually(() => expect(sam.texts(id)).toContain('Three'));
  const own = server.last.events.filter((event) => event.clientMessageId);
  expect(own.map((event) => event.text)).toEqual(['One', 'Two', 'Three']);
});

test('a refusal that is final is shown, kept and overtaken by nothing', async () => {
  const sam = await visitor();
  const id = newId();
  server.refuse = ({ body }) => (body === 'Bad' ? { code: 'TOO_LONG', retry: false } : null);
  sam.client.send(id, 'Good');
  sam.client.send(id, 'Bad');
  sam.client.send(id, 'Better');

  await eventually(() => expect(sam.texts(id)).toContain('Better'));
  expect(sam.pending(id)).toMatchObject([{ state: 'refused', code: 'TOO_LONG' }]);
  expect([...sam.disk.entries.values()]).toMatchObject([{ body: 'Bad', refused: 'TOO_LONG' }]);

  server.refuse = () => null;
  sam.client.retry(sam.pending(id)[0]?.entry.clientMessageId ?? '');
  await eventually(() => expect(sam.texts(id)).toContain('Bad'));
  expect(sam.pending(id)).toEqual([]);
});

test('a conversation that may not be opened has its messages refused, and says until when', async () => {
  server.fail = (method) =>
    method === 'PUT'
      ? { status: 429, body: { code: 'RATE' }, headers: { 'Retry-After': '1440' } }
      : null;
  const sam = await visitor();
  const id = newId();
  const before = Date.now();
  sam.client.send(id, 'Hello');
  await eventually(() =>
    expect(sam.pending(id)).toMatchObject([{ state: 'refused', code: 'RATE' }]),
  );
  const [refused] = sam.disk.entries.values();
  expect(refused?.refused).toBe('RATE');
  expect(refused?.retryAt).toBeGreaterThanOrEqual(before + 1_440_000);

  server.fail = () => null;
  sam.client.retry(refused?.clientMessageId ?? '');
  await eventually(() => expect(sam.texts(id)[0]).toBe('Hello'));
  expect(sam.pending(id)).toEqual([]);
});

test.each([401, 503])('a conversation is opened again after a %i', async (status) => {
  let failures = 0;
  server.fail = (method) => (method === 'PUT' && failures++ < 2 ? { status } : null);
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)[0]).toBe('Hello'));
  expect(failures).toBe(3);
});

test('a server that is busy gets the message again after the pause it asked for', async () => {
  const sam = await visitor();
  const id = newId();
  let refusals = 0;
  server.refuse = () => (refusals++ < 2 ? { code: 'OVERLOAD', retry: true, afterMs: 50 } : null);
  sam.client.send(id, 'Please');
  await eventually(() => expect(sam.texts(id)).toContain('Please'));
  expect(refusals).toBe(3);
});

test('a timer that rings before the pause is over does not leave the message where it is', async () => {
  const sam = await visitor();
  const id = newId();
  const real = performance.now.bind(performance);
  // Every timer rings when half of its time is over.
  vi.spyOn(performance, 'now').mockImplementation(() => real() / 2);
  let refusals = 0;
  server.refuse = () => (refusals++ < 1 ? { code: 'OVERLOAD', retry: true, afterMs: 50 } : null);
  sam.client.send(id, 'Please');
  await eventually(() => expect(sam.texts(id)).toContain('Please'));
});

test('an answer that is being written goes on after a lost socket', async () => {
  const text = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
  server.answer = () => ({ text, thinkMs: 10, chunkMs: 20 });
  const sam = await visitor();
  const id = newId();
  let shortest = 0;
  let wentBack = false;
  sam.client.onFrame(() => {
    const answer = sam.timelines.get(id)?.answer;
    const length = answer ? visibleText(answer).length : 0;
    if (answer && length < shortest) wentBack = true;
    shortest = Math.max(shortest, length);
  });
  sam.client.send(id, 'Tell me');
  await eventually(() => expect(shortest).toBeGreaterThan(30));
  server.closeSockets(4002);

  await eventually(() => expect(sam.texts(id)).toEqual(['Tell me', text]));
  expect(wentBack).toBe(false);
});

test('a page that is opened in the middle of an answer shows its beginning and goes on', async () => {
  const text = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
  server.answer = () => ({ text, thinkMs: 10, chunkMs: 20 });
  const first = await visitor();
  const id = newId();
  first.client.send(id, 'Tell me');
  await eventually(() => expect(first.timelines.get(id)?.answer?.text.length).toBeGreaterThan(60));

  const second = await visitor(new MemoryStore(), first.api.token);
  second.client.follow(id);
  await eventually(() => {
    const shown = second.timelines.get(id)?.answer?.text ?? '';
    expect(shown.length).toBeGreaterThan(60);
    expect(text.startsWith(shown)).toBe(true);
  });
  await eventually(() => expect(second.texts(id)).toEqual(['Tell me', text]));
});

test('two tabs of a visitor see the same conversation', async () => {
  const first = await visitor();
  const id = newId();
  first.client.send(id, 'Hello');
  await eventually(() => expect(first.texts(id)).toHaveLength(2));
  const second = await visitor(new MemoryStore(), first.api.token);
  second.client.follow(id);
  await eventually(() => expect(second.texts(id)).toHaveLength(2));

  second.client.send(id, 'From the other tab');
  await eventually(() => expect(first.texts(id)).toContain('From the other tab'));
  expect(first.client.device).not.toBe(second.client.device);
});

test('a draining server is left without a gap: the next socket is live before the old one goes', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  const states: string[] = [];
  sam.client.onState((state) => states.push(state.kind));

  const before = [...server.links];

  server.drain();
  await eventually(() => expect(before.filter((link) => server.links.has(link))).toEqual([]));
  sam.client.send(id, 'Still here');
  await eventually(() => expect(sam.texts(id)).toContain('Still here'));
  expect(states).not.toContain('connecting');
});

test('what a customer has read is heard although the server drains at once', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));

  sam.client.read(id, 2);
  server.drain();

  const read = { type: 'read', conversation: id, seq: 2 };
  await eventually(() => expect(server.heard).toContainEqual(read));
});

test('a server that came back from an older backup gets the lost messages again', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'One');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  server.last.events.length = 0;
  server.epoch += 1;
  server.closeSockets(1012);

  await eventually(() => expect(server.last.events[0]?.text).toBe('One'));
  await eventually(() => expect(sam.texts(id)).toEqual(['One', 'An answer of a few words.']));
});

test('a server that came back without a conversation gets it and its messages again', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'One');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  server.conversations.clear();
  server.epoch += 1;
  server.closeSockets(1012);

  await eventually(() => expect(server.conversations.get(id)?.events[0]?.text).toBe('One'));
  sam.client.send(id, 'Two');
  await eventually(() => expect(sam.texts(id)).toContain('Two'));
  expect(sam.texts(id)[0]).toBe('One');
  expect(sam.pending(id)).toEqual([]);
});

test('a code of the 4500s ends the connection until the customer asks for it', async () => {
  const sam = await visitor();
  await eventually(() => expect(sam.client.state.kind).toBe('live'));
  server.closeSockets(4505);
  await eventually(() => expect(sam.client.state).toEqual({ kind: 'stopped', why: 'displaced' }));
  sam.client.retryNow();
  await eventually(() => expect(sam.client.state.kind).toBe('live'));
});

test('two refused sockets lead to posts, and to sockets again when they go through', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  server.socketsBlocked = true;
  const sam = await visitor();
  // The second after two more sockets were refused.
  await eventually(() =>
    expect(server.heard.filter(({ type }) => type === 'hello')).toHaveLength(2),
  );
  expect(server.sockets).toBe(0);
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  const states: string[] = [];
  sam.client.onState((state) => states.push(state.kind));

  server.socketsBlocked = false;
  await vi.advanceTimersByTimeAsync(60_000);
  await eventually(() => expect(server.sockets).toBe(1));
  sam.client.send(id, 'Still here');
  await eventually(() => expect(sam.texts(id)).toContain('Still here'));
  expect(states).not.toContain('connecting');
  vi.useRealTimers();
});

test('posts that two failures of everything led to give way to a socket at once', async () => {
  server.socketsBlocked = true;
  const sam = new Visitor(new MemoryStore());
  sam.client.onState(({ kind }) => {
    if (kind === 'live') server.socketsBlocked = false;
  });
  await sam.client.start();

  await eventually(() => expect(server.sockets).toBe(1));
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
});

test('typing is told at most every 3 seconds', async () => {
  const sam = await visitor();
  const id = newId();
  sam.client.send(id, 'Hello');
  await eventually(() => expect(sam.texts(id)).toHaveLength(2));
  for (let key = 0; key < 10; key += 1) sam.client.typing(id, true);
  sam.client.typing(id, false);
  await eventually(() =>
    expect(server.heard.filter((frame) => frame.type === 'typing')).toHaveLength(2),
  );
});
