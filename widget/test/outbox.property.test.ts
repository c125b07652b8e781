import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatClient, newId, type Entry } from '../src/client';
import { seeded, UnrulyServer, Wire } from './unrulyServer';

const SEEDS = 400;
const STEPS = 120;
const MESSAGES = 8;
/** Far longer than any pause that the server asks for, or a client takes by itself. */
const PATIENCE_MS = 300_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One run: a client, its server, and the network between them. */
class Run {
  readonly server: UnrulyServer;
  readonly client: ChatClient;
  readonly disk = new Map<string, Entry>();
  readonly written: string[] = [];

  constructor(seed: number) {
    this.server = new UnrulyServer(newId(), seeded(seed));
    Wire.server = this.server;
    this.client = new ChatClient({
      url: 'ws://server.example/socket',
      sdk: 'test/1',
      outbox: newId(),
      store: {
        all: async (tell) => tell([...this.disk.values()]),
        put: async (entry) => void this.disk.set(entry.clientMessageId, entry),
        remove: async (id) => void this.disk.delete(id),
      },
      token: async () => 'token',
      random: this.server.random,
    });
    this.client.follow(this.server.conversation);
  }

  write(): void {
    const { clientMessageId } = this.client.send(this.server.conversation, 'Hello');
    this.written.push(clientMessageId);
  }

  /** One thing happens, and time passes or does not. */
  async step(): Promise<void> {
    const { server } = this;
    const chance = server.random();
    const wire = server.pick(server.wires.slice(-3));
    if (chance < 0.1 && this.written.length < MESSAGES) {
      this.write();
      if (server.chance(0.15)) server.refuseForGood(this.written.at(-1) ?? '');
    } else if (chance < 0.45) wire.hear();
    else if (chance < 0.75) wire.deliver();
    else if (chance < 0.85) wire.pump();
    else if (chance < 0.87) wire.cut(server.pick([1006, 4001, 4002, 4006]));
    else if (chance < 0.88) wire.drain();
    await vi.advanceTimersByTimeAsync(chance < 0.88 ? 0 : server.random() * 800);
  }

  /** Nothing goes wrong any more, until nothing happens any more. */
  async recover(): Promise<void> {
    this.server.well = true;
    for (let ms = 0, quiet = 0; ms < PATIENCE_MS && quiet < 20; ms += 250) {
      const moved = this.server.wires.filter((wire) => !wire.quiet);
      for (const wire of this.server.wires) {
        wire.hear();
        wire.pump();
        wire.deliver();
      }
      await vi.advanceTimersByTimeAsync(250);
      const waiting = [...this.disk.values()].some((entry) => entry.refused === null);
      quiet = moved.length > 0 || waiting ? 0 : quiet + 1;
    }
  }
}

test('whatever happened, all arrives once and in order, and nothing stays under way', async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const run = new Run(seed);
    const { server } = run;
    await run.client.start();
    await vi.advanceTimersByTimeAsync(0);
    for (let step = 0; step < STEPS; step += 1) await run.step();
    run.write();
    await run.recover();

    const { bad, log } = server;
    const due = run.written.filter((id) => !bad.has(id));
    expect(log, `what arrived with seed ${seed}`).toEqual(due);
    const left = [...run.disk.values()].map((entry) => [entry.clientMessageId, entry.refused]);
    expect(new Map(left as [string, string][]), `what is left with seed ${seed}`).toEqual(bad);
    expect(server.needless, `what was sent in vain with seed ${seed}`).toEqual([]);
    // Who waits for an answer asks after three seconds whether the server is there.
    server.pings = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.pings, `pings while nothing is due with seed ${seed}`).toBe(0);
    run.client.stop();
  }
});
