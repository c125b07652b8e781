// A small server that speaks chat.v1 and the visitor's HTTP, and can be told to misbehave: to
// refuse, to forget, to drop sockets, to drain. For faults the real server cannot be asked for.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { serveFile } from './files.mjs';
import { defaultAnswer } from './answers.mjs';
import { PostWire } from './posts.mjs';

export const ASSISTANT = { kind: 'assistant', id: null, name: 'Ava' };
export const MARIA = { kind: 'agent', id: '01934a00-0000-7000-8000-00000000a1a1', name: 'Maria' };
const CUSTOMER = 'Customer';

export class Double {
  sessions = new Map();
  conversations = new Map();
  links = new Set();
  /** Frames that came in, newest last. */
  heard = [];
  epoch = 1;
  heartbeatMs = 25_000;
  agentsOnline = 2;
  /** As a proxy does that knows nothing but HTTP. */
  socketsBlocked = false;
  /** Called before a send is accepted; a nack to answer with, or nothing. */
  refuse = () => null;
  /** Called before a visitor's request is served; an answer to give instead, or nothing. */
  fail = () => null;
  /** What the assistant says to a text, and how fast. */
  answer = defaultAnswer;
  #server;
  #port = 0;

  async start(port = this.#port) {
    this.#server = createServer((request, response) => void this.#http(request, response));
    const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.socketsBlocked) socket.destroy();
      else sockets.handleUpgrade(request, socket, head, (ws) => this.#link(ws));
    });
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.#port = this.#server.address().port;
    return this;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Like a crash: sockets die without a word. What was accepted is kept. */
  async stop() {
    for (const link of this.links) link.ws.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  closeSockets(code, reason = '') {
    for (const link of this.links) link.ws.close(code, reason);
  }

  drain(afterMs = 0, deadlineMs = 5000) {
    this.broadcast({ type: 'drain', afterMs, deadlineMs, generation: 2, url: null });
  }

  broadcast(frame) {
    for (const link of this.links) link.send(frame);
  }

  to(conversation, frame) {
    for (const link of this.links) {
      if (link.followed.has(conversation)) link.send({ ...frame, conversation });
    }
  }

  open(id, visitor) {
    let conversation = this.conversations.get(id);
    if (conversation === undefined) {
      conversation = new Conversation(this, id, visitor);
      this.conversations.set(id, conversation);
    }
    return conversation;
  }

  get sockets() {
    return [...this.links].filter((link) => link.ws instanceof WebSocket).length;
  }

  get last() {
    return [...this.conversations.values()].at(-1);
  }

  #link(wire) {
    this.links.add(new Link(this, wire));
    return wire;
  }

  async #http(request, response) {
    const url = new URL(request.url, this.url);
    const reply = (status, body, headers = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    if (url.pathname.startsWith('/double/')) {
      const run = this.#commands[url.pathname.slice('/double/'.length)];
      return reply(200, run?.(Object.fromEntries(url.searchParams)) ?? {});
    }
    if (!url.pathname.startsWith('/api/v1/')) return serveFile(url, response);
    if (url.pathname === '/api/v1/frames') {
      const frames = (await readText(request)).split('\n');
      const wire = this.#link(new PostWire(response));
      return frames.forEach((frame) => wire.emit('message', frame));
    }
    const body = JSON.parse((await readText(request)) || '{}');
    const token = request.headers.authorization?.replace('Bearer ', '');
    return this.#api(request.method, url.pathname.slice('/api/v1'.length), body, token, reply);
  }

  #api(method, path, body, token, reply) {
    if (path === '/sessions') {
      const known = this.sessions.get(token);
      const session = known ?? { token: randomUUID(), visitor: randomUUID() };
      session.attributes = body.attributes;
      this.sessions.set(session.token, session);
      return reply(known ? 200 : 201, this.#session(session, body.locale, known !== undefined));
    }
    const session = this.sessions.get(token);
    if (session === undefined) return reply(401, { code: 'EXPIRED', detail: 'No such token.' });
    const failure = this.fail(method, path);
    if (failure !== null) return reply(failure.status, failure.body ?? {}, failure.headers);
    if (path === '/conversations') {
      const own = [...this.conversations.values()].filter((c) => c.visitor === session.visitor);
      return reply(200, { conversations: own.toReversed().map((c) => c.row()) });
    }
    const [, id, rest, seq] =
      /^\/conversations\/([^/]+)(?:\/(handoff|messages|contact)(?:\/(\d+))?)?/.exec(path);
    const conversation =
      method === 'PUT' && rest === undefined
        ? this.open(id, session.visitor)
        : this.conversations.get(id);
    if (conversation?.visitor !== session.visitor) {
      return reply(404, { code: 'UNKNOWN_CONVERSATION', detail: 'No such conversation.' });
    }
    if (rest === undefined) return reply(201, {});
    if (rest === 'contact') {
      const good = /^\S+@\S+\.\S+$/.test(body.email);
      return good ? reply(200, body) : reply(422, { code: 'INVALID_EMAIL', detail: 'No address.' });
    }
    if (rest === 'messages') {
      conversation.append({ type: 'feedback', message: Number(seq), value: body.value });
      return reply(200, {});
    }
    if (conversation.owner === 'closed') return reply(409, { code: 'CLOSED' });
    if (method === 'POST') conversation.handOff('customer_request', conversation.customer);
    else if (conversation.owner === 'agent') return reply(409, { code: 'ALREADY_TAKEN' });
    else conversation.own('ai', conversation.customer);
    return reply(200, { owner: conversation.owner });
  }

  #session({ token, visitor }, locale, resumed) {
    const german = locale?.startsWith('de');
    return {
      token,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      visitor: { id: visitor },
      resumed,
      site: {
        name: 'Aurora Outdoor',
        assistantName: 'Ava',
        locale: german ? 'de' : 'en',
        agentsOnline: this.agentsOnline,
        repliesWithinSeconds: 86_400,
        suggestions: german
          ? ['Wo ist meine Bestellung?', 'Artikel zurückgeben', 'Die richtige Größe finden']
          : [
              'Where is my order?',
              'Return or exchange an item',
              'Find the right tent size',
              'Repair a tent or jacket',
            ],
      },
    };
  }

  #commands = {
    join: () => this.last.join(),
    say: ({ text }) => this.last.append({ type: 'message', author: MARIA, text }),
    typing: ({ on = '1' }) =>
      this.to(this.last.id, { type: 'typing', author: MARIA, active: on === '1', ttlMs: 60_000 }),
    queue: ({ position, agents = '2' }) =>
      this.to(this.last.id, {
        type: 'presence',
        queuePosition: Number(position),
        agentsOnline: Number(agents),
      }),
    close: () => this.last.own('closed', MARIA),
    back: () => this.last.own('ai', MARIA),
    drop: () => this.closeSockets(4002),
    drain: () => this.drain(),
  };
}

class Conversation {
  events = [];
  owner = 'ai';
  numbers = new Map();
  #turn = null;

  constructor(double, id, visitor) {
    this.double = double;
    this.id = id;
    this.visitor = visitor;
    this.customer = { kind: 'visitor', id: visitor, name: CUSTOMER };
  }

  append(event) {
    const full = { seq: this.events.length + 1, at: new Date().toISOString(), ...event };
    if (full.type === 'message') {
      const empty = {
        clientMessageId: null,
        turn: null,
        citations: [],
        stopped: false,
        rung: null,
      };
      Object.assign(full, { ...empty, ...event });
    }
    this.events.push(full);
    this.double.to(this.id, {
      type: 'events',
      from: full.seq,
      to: full.seq,
      items: [full],
      more: false,
    });
    return full;
  }

  own(owner, by, agent = null, reason = null) {
    this.owner = owner;
    if (owner !== 'ai') this.cut();
    return this.append({ type: 'owner', owner, by, agent, reason });
  }

  handOff(reason, by) {
    if (this.owner !== 'ai') return;
    this.own('queue', by, null, reason);
    const frame = { type: 'presence', queuePosition: 3, agentsOnline: this.double.agentsOnline };
    setTimeout(() => this.double.to(this.id, frame), 60);
  }

  join(agent = MARIA) {
    return this.own('agent', agent, agent);
  }

  /** Takes a customer's message and, if it is the assistant's to answer, starts to. */
  post(frame) {
    const known = this.events.find((event) => event.clientMessageId === frame.clientMessageId);
    if (known !== undefined) return known;
    const event = this.append({
      type: 'message',
      author: this.customer,
      text: frame.body,
      clientMessageId: frame.clientMessageId,
    });
    if (this.owner === 'ai') void this.#write(this.double.answer(frame.body), frame.body);
    return event;
  }

  /** The streaming answer, for who comes late. */
  catchUp(link) {
    if (this.#turn === null || this.#turn.text === '') return;
    const { turn, attempt, text } = this.#turn;
    link.send({
      type: 'turn',
      conversation: this.id,
      turn,
      attempt,
      state: 'running',
      detail: 'writing',
    });
    link.send({ type: 'snapshot', conversation: this.id, turn, attempt, text });
  }

  cancel(turn) {
    if (this.#turn?.turn !== turn) return;
    const { text } = this.#turn;
    this.cut();
    if (text !== '')
      this.append({
        type: 'message',
        author: ASSISTANT,
        text,
        turn,
        stopped: true,
        rung: 'primary',
      });
  }

  cut() {
    if (this.#turn === null) return;
    const { turn, attempt } = this.#turn;
    this.#turn = null;
    this.double.to(this.id, { type: 'turn', turn, attempt, state: 'cancelled', detail: null });
  }

  async #write(
    {
      text,
      citations = [],
      rung = 'primary',
      choices = null,
      thinkMs = 400,
      chunkMs = 40,
      begin,
      end,
      handOff,
    },
    asked,
  ) {
    const now = { turn: randomUUID(), attempt: 1, text: '' };
    this.#turn = now;
    const { turn, attempt } = now;
    const tell = (state, detail) =>
      this.double.to(this.id, { type: 'turn', turn, attempt, state, detail });
    tell('queued', null);
    await pause(thinkMs / 2);
    await begin;
    if (this.#turn !== now) return;
    tell('running', 'searching');
    await pause(thinkMs / 2);
    for (const chunk of rung === 'extractive' ? [] : (text.match(/\s*\S+/g) ?? [])) {
      if (now.text.length + chunk.length === text.length) await end;
      if (this.#turn !== now) return;
      this.double.to(this.id, {
        type: 'delta',
        turn,
        attempt,
        offset: now.text.length,
        text: chunk,
      });
      now.text += chunk;
      await pause(chunkMs);
    }
    if (this.#turn !== now) return;
    this.#turn = null;
    this.append({
      type: 'message',
      author: ASSISTANT,
      text,
      turn,
      citations,
      rung,
      choices,
      asked,
    });
    tell('done', null);
    if (handOff) this.handOff('missing_knowledge', ASSISTANT);
  }

  row() {
    const last = this.events.filter((event) => event.type === 'message').at(-1);
    return {
      id: this.id,
      owner: this.owner,
      lastText: last?.text.replace(/\[\d+\]|[*_#]/g, '') ?? '',
      lastAuthor: last?.author ?? null,
      lastAt: last?.at ?? new Date().toISOString(),
      lastSeq: this.events.length,
      closed: this.owner === 'closed',
    };
  }
}

class Link {
  followed = new Set();
  #session = null;
  #device = null;

  constructor(double, ws) {
    this.double = double;
    this.ws = ws;
    ws.on('message', (data) => this.#hear(JSON.parse(String(data))));
    ws.on('close', () => double.links.delete(this));
  }

  send(frame) {
    if (this.#session !== null) this.ws.send(JSON.stringify(frame));
  }

  #hear(frame) {
    this.double.heard.push(frame);
    if (frame.type === 'hello') return this.#hello(frame);
    if (this.#session === null) return this.ws.close(4500);
    if (frame.type === 'bye') return this.ws.close(1000);
    if (frame.type === 'ping') return this.send({ type: 'pong', n: frame.n });
    const conversation = this.double.conversations.get(frame.conversation);
    if (conversation?.visitor !== this.#session.visitor) return;
    if (frame.type === 'sync') this.#sync(conversation, frame.after);
    if (frame.type === 'send') this.#send(conversation, frame);
    if (frame.type === 'want') conversation.catchUp(this);
    if (frame.type === 'cancel') conversation.cancel(frame.turn);
  }

  #hello(frame) {
    const session = this.double.sessions.get(frame.token);
    if (session === undefined) return this.ws.close(4501);
    this.#session = session;
    this.#device = frame.device;
    const wanted = frame.resume ?? [];
    const isOwn = (one) =>
      this.double.conversations.get(one.conversation)?.visitor === session.visitor;
    const fits = (one) =>
      (one.epoch === null || one.epoch === this.double.epoch) &&
      one.after <= this.double.conversations.get(one.conversation).events.length;
    this.send({
      type: 'welcome',
      session: randomUUID(),
      node: 'double',
      generation: 1,
      epoch: this.double.epoch,
      heartbeatMs: this.double.heartbeatMs,
      limits: { maxLength: 4000, window: 16 },
      now: new Date().toISOString(),
      resumed: wanted.map((one) => {
        const id = one.conversation;
        if (!isOwn(one)) return { conversation: id, ok: false, from: 0, top: 0, lastNumber: 0 };
        const conversation = this.double.conversations.get(id);
        return {
          conversation: id,
          ok: fits(one),
          from: fits(one) ? one.after + 1 : 1,
          top: conversation.events.length,
          lastNumber: conversation.numbers.get(this.#device) ?? 0,
        };
      }),
    });
    for (const one of wanted.filter(isOwn)) {
      this.#sync(this.double.conversations.get(one.conversation), fits(one) ? one.after : 0);
    }
  }

  #sync(conversation, after) {
    this.followed.add(conversation.id);
    const items = conversation.events.slice(after);
    for (let at = 0; at < items.length; at += 200) {
      const page = items.slice(at, at + 200);
      this.send({
        type: 'events',
        conversation: conversation.id,
        from: page[0].seq,
        to: page.at(-1).seq,
        items: page,
        more: at + 200 < items.length,
      });
    }
    conversation.catchUp(this);
  }

  #send(conversation, frame) {
    const { clientMessageId, number } = frame;
    const nack = (more) =>
      this.send({
        type: 'nack',
        conversation: conversation.id,
        clientMessageId,
        retry: false,
        afterMs: null,
        expected: null,
        message: '',
        ...more,
      });
    const known = conversation.events.find((event) => event.clientMessageId === clientMessageId);
    const last = conversation.numbers.get(this.#device) ?? 0;
    if (known === undefined) {
      if (number !== last + 1) return nack({ code: 'ORDER', retry: true, expected: last + 1 });
      const refusal = this.double.refuse(frame);
      if (refusal !== null) return nack(refusal);
      if (conversation.owner === 'closed') return nack({ code: 'CLOSED' });
      conversation.numbers.set(this.#device, number);
    }
    const { seq, at } = conversation.post(frame);
    this.send({ type: 'ack', conversation: conversation.id, clientMessageId, seq, at });
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function readText(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
