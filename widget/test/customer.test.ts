import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Report } from '../src/bridge/bridge';
import { ChatClient, newId, VisitorApi, type KeyValue, type Session } from '../src/client';
import { Chat } from '../src/ui/chat';
import { MemoryStore, QuietWebSocket } from './browser';
import { Double } from './double/double.mjs';

vi.stubGlobal('WebSocket', QuietWebSocket);
vi.stubGlobal('navigator', { onLine: true });

let server: Double;
const pages: Page[] = [];

beforeEach(async () => {
  server = await new Double().start(0);
  // Quoted, for what grows piece by piece needs a screen.
  server.answer = () => ({ text: 'An answer.', rung: 'extractive', thinkMs: 10 });
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.leave();
  await server.stop();
});

/** What a browser keeps, whatever page of it is open. */
class Device {
  readonly name = newId();
  readonly disk = new MemoryStore();
  readonly #kept = new Map<string, string>();
  readonly storage: KeyValue = {
    get: (key) => this.#kept.get(key) ?? null,
    set: (key, value) => {
      if (value === null) this.#kept.delete(key);
      else this.#kept.set(key, value);
    },
  };
}

/** A page with the chat, put together as in the frame. */
class Page {
  readonly chat: Chat;
  readonly told: Report[] = [];
  readonly #tabs: BroadcastChannel;
  #session: Session | null = null;

  constructor({ name, disk, storage }: Device) {
    const api = new VisitorApi(server.url, 'demo');
    api.token = storage.get('token');
    this.#tabs = new BroadcastChannel(`tabs-${name}`);
    const client = new ChatClient({
      url: `${server.url.replace('http', 'ws')}/socket`,
      sdk: 'test/1',
      outbox: name,
      store: disk,
      token: async () => {
        if (this.#session === null) {
          this.#session = await api.startSession('en', null);
          storage.set('token', this.#session.token);
          this.chat.begun(this.#session);
        }
        return this.#session.token;
      },
      open: async (conversation) => {
        await api.openConversation(conversation, 'en', null);
        this.chat.created(conversation);
      },
      random: () => 0.1,
    });
    const site = { name: '', assistantName: '', suggestions: [], locale: 'en', agentsOnline: 0 };
    const host = { embedded: true, tell: (report: Report) => void this.told.push(report) };
    this.chat = new Chat({ client, api, storage, host, tabs: this.#tabs, site });
    pages.push(this);
  }

  get shown() {
    return this.chat.timeline(this.chat.screen.value ?? '').shown.value;
  }

  get unread() {
    return this.told.findLast((report) => report.report === 'unread')?.count;
  }

  leave(): void {
    this.chat.client.stop();
    this.#tabs.close();
  }
}

async function open(device = new Device()): Promise<Page> {
  const page = new Page(device);
  await page.chat.start();
  return page;
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 });
const live = (page: Page) => eventually(() => expect(page.chat.connection.value.kind).toBe('live'));

/** A customer who has been answered, in a conversation that then ended. */
async function ended(): Promise<{ page: Page; first: string }> {
  const page = await open();
  page.chat.say('Hello');
  await eventually(() => expect(page.shown.items).toHaveLength(2));
  const first = page.shown.conversation;
  await fetch(`${server.url}/double/close`);
  await eventually(() => expect(page.shown.owner).toBe('closed'));
  page.chat.client.send(first, 'Too late');
  await eventually(() => expect(page.shown.pending).toMatchObject([{ code: 'CLOSED' }]));
  page.chat.keepDraft(first, 'My order is');
  return { page, first };
}

test('what an ended conversation did not take is the draft of the next', async () => {
  const { page, first } = await ended();

  page.chat.startOver();

  expect(page.chat.draft(null)).toBe('Too late\n\nMy order is');
  expect(page.chat.draft(first)).toBe('');
  expect(page.chat.timeline(first).shown.value.pending).toEqual([]);
});

test('who leaves a conversation that goes on leaves its draft there', async () => {
  const page = await open();
  page.chat.say('Hello');
  const first = page.shown.conversation;
  page.chat.keepDraft(first, 'My order is');

  page.chat.startOver();

  expect(page.chat.draft(null)).toBe('');
  expect(page.chat.draft(first)).toBe('My order is');
});

test('a person asked for in an ended conversation is asked for in a new one', async () => {
  const { page, first } = await ended();

  await page.chat.askForPerson();

  await eventually(() => expect(page.shown.owner).toBe('queue'));
  expect(page.shown.conversation).not.toBe(first);
  expect(page.chat.draft(page.shown.conversation)).toBe('Too late\n\nMy order is');
  expect(page.chat.notice.value).toBeNull();
});

test('a refused wish for a person is told once and not repeated', async () => {
  let wishes = 0;
  server.fail = (_, path) =>
    path.endsWith('/handoff') && ++wishes > 0 ? { status: 409, body: { code: 'CLOSED' } } : null;
  const page = await open();
  page.chat.say('Hello');
  await eventually(() => expect(page.shown.items).toHaveLength(2));
  await page.chat.askForPerson();
  expect(page.chat.notice.value).toBe('That did not work. Please try again.');

  server.closeSockets(4002);
  await eventually(() => expect(page.chat.connection.value.kind).toBe('connecting'));
  await live(page);
  page.chat.say('Still there?');
  await eventually(() => expect(page.shown.items).toHaveLength(4));
  expect(wishes).toBe(1);
});

test('who may begin no more conversations and wants a person is told until when', async () => {
  server.fail = (method) =>
    method === 'PUT'
      ? { status: 429, body: { code: 'RATE' }, headers: { 'Retry-After': '1440' } }
      : null;
  const page = await open();
  await live(page);
  await page.chat.askForPerson();
  expect(page.chat.notice.value).toMatch(/^Too many conversations .+ try again at .*\d/);
});

test('a wish for a person outlives the page, be it that nobody heard it', async () => {
  await server.stop();
  const device = new Device();
  const before = await open(device);
  await before.chat.askForPerson();
  const wished = before.chat.screen.value ?? '';
  expect(before.chat.willAsk(wished)).toBe(true);
  before.leave();

  await server.start();
  const after = await open(device);
  await eventually(() => expect(after.shown.owner).toBe('queue'));
  expect(after.chat.screen.value).toBe(wished);
  expect(after.chat.willAsk(wished)).toBe(false);
});

test('a wish for a person outlives the page, be it that only the conversation was begun', async () => {
  server.fail = (_, path) => (path.endsWith('/handoff') ? { status: 503 } : null);
  const device = new Device();
  const before = await open(device);
  await live(before);
  await before.chat.askForPerson();
  expect(server.last.owner).toBe('ai');
  expect(before.chat.hasHistory(server.last.id)).toBe(false);
  before.leave();

  server.fail = () => null;
  const after = await open(device);
  await eventually(() => expect(after.shown.owner).toBe('queue'));
  expect(after.chat.hasHistory(server.last.id)).toBe(true);
});

test('what one tab has read no other counts as unread', async () => {
  const device = new Device();
  const first = await open(device);
  first.chat.say('Hello');
  await eventually(() => expect(first.unread).toBe(1));
  const second = await open(device);
  await eventually(() => expect(second.unread).toBe(1));

  first.chat.opened(false);

  await eventually(() => expect(second.unread).toBe(0));
});

test('how many agents are there is known from what somebody who waits is told', async () => {
  const page = await open();
  await page.chat.askForPerson();
  await eventually(() => expect(page.shown.queue?.agentsOnline).toBe(2));
  await fetch(`${server.url}/double/queue?position=1&agents=0`);
  await eventually(() => expect(page.chat.site.value.agentsOnline).toBe(0));
});
