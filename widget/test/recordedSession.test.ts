import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ChatClient, newId, type ChatFrame } from '../src/client';
import type { EventUnion } from '../src/protocol';
import { emptyTimeline, reduce, visibleText, type Timeline } from '../src/timeline';

/**
 * This client, served by earlier releases: a server that says what the server of that release has
 * said, each frame when the client has said what came before it then.
 */
const RELEASED = join(import.meta.dirname, '../../backend/src/test/resources/protocol');

/** What a server acts on; the rest tells it how far a reader is, or comes from a screen. */
const ACTED_ON = ['hello', 'sync', 'send'];

interface Frame {
  type: string;
  [field: string]: unknown;
}

interface Line {
  socket: number;
  from: 'client' | 'server';
  frame: Frame;
}

const recordings = readdirSync(RELEASED).flatMap((release) =>
  readdirSync(join(RELEASED, release))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => ({ release, file: join(RELEASED, release, name) })),
);

const lines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

vi.stubGlobal('WebSocket', WebSocket);

let server: WebSocketServer;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, handleProtocols: () => 'chat.v1' });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(() => server.close());

/** Plays the sockets of a recording, one for each connection that comes. */
function play(script: Line[]): void {
  const sockets = [...new Set(script.map((line) => line.socket))];
  /** Ids of messages then, and of those that stand for them now. */
  const ids = new Map<string, string>();
  server.on('connection', (link) => {
    const socket = sockets.shift();
    const left = script.filter((line) => line.socket === socket);
    const goOn = () => {
      while (left[0] !== undefined) {
        const { from, frame } = left[0];
        if (from === 'client' && ACTED_ON.includes(frame.type)) return;
        left.shift();
        if (from === 'server') link.send(renamed(JSON.stringify(frame), ids));
      }
    };
    link.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as Frame;
      const expected = left[0]?.frame;
      if (!ACTED_ON.includes(said.type) || said.type !== expected?.type) return;
      if (said.type === 'send') {
        ids.set(String(expected['clientMessageId']), String(said['clientMessageId']));
      }
      left.shift();
      goOn();
    });
  });
}

const renamed = (text: string, ids: Map<string, string>) =>
  [...ids].reduce((all, [then, now]) => all.replaceAll(then, now), text);

/** A tab of the visitor, with what its screen would show. */
class Tab {
  readonly client: ChatClient;
  timeline: Timeline;

  constructor(conversation: string) {
    this.timeline = emptyTimeline(conversation);
    const { port } = server.address() as { port: number };
    this.client = new ChatClient({
      url: `ws://127.0.0.1:${port}/socket`,
      sdk: 'test/1',
      outbox: newId(),
      store: { all: async () => {}, put: async () => {}, remove: async () => {} },
      token: async () => 'the token of a visitor',
      open: async () => {},
    });
    this.client.onFrame((frame: ChatFrame) => {
      if (!('conversation' in frame) || frame.conversation !== conversation) return;
      this.timeline = reduce(this.timeline, frame, Date.now());
    });
  }
}

test.each(recordings)('the server of $release is understood', async ({ file }) => {
  const script = lines(file);
  play(script);
  const events = script
    .filter((line) => line.from === 'server' && line.frame.type === 'events')
    .flatMap((line) => line.frame['items'] as EventUnion[]);
  const texts = new Map(
    events.flatMap((event) => (event.type === 'message' ? [[event.seq, event.text]] : [])),
  );

  for (const socket of new Set(script.map((line) => line.socket))) {
    const here = script.filter((line) => line.socket === socket);
    const conversation = here
      .map(({ frame }) => frame['conversation'])
      .find((id): id is string => typeof id === 'string');
    if (conversation === undefined) throw new Error(`socket ${socket} shows no conversation`);
    const resumes = here.some(
      ({ frame }) => frame.type === 'hello' && (frame['resume'] as unknown[]).length > 0,
    );
    const top = Math.max(...here.map(({ frame }) => Number(frame['to'] ?? 0)));

    const tab = new Tab(conversation);
    if (resumes) tab.client.follow(conversation);
    await tab.client.start();
    for (const { from, frame } of here) {
      if (from === 'client' && frame.type === 'send') {
        tab.client.send(conversation, String(frame['body']));
      }
    }

    await vi.waitFor(() => expect(tab.timeline.lastSeq).toBe(top), { timeout: 8_000 });
    const { items, pending, answer, owner } = tab.timeline;
    expect(items.flatMap((item) => (item.type === 'message' ? [item.text] : []))).toEqual(
      [...texts].flatMap(([seq, text]) => (Number(seq) <= top ? [text] : [])),
    );
    expect(pending).toEqual([]);
    expect(answer === null ? '' : visibleText(answer)).toBe('');
    const owners = events.flatMap((event) =>
      event.type === 'owner' && event.seq <= top ? [event.owner] : [],
    );
    expect(owner).toBe(owners.at(-1) ?? 'ai');
    const told = here.findLast(({ frame }) => frame.type === 'presence')?.frame;
    if (told !== undefined) {
      await vi.waitFor(() =>
        expect(tab.timeline.queue).toMatchObject({
          position: told['queuePosition'],
          agentsOnline: told['agentsOnline'],
        }),
      );
    }
    tab.client.stop();
  }
});
