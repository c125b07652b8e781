import { WebSocketServer } from 'ws';
import { agentAuthor, uuid, visitorAuthor } from './data.mjs';

/** The socket of the stub: hello, watch, sync, send, typing. */
export class Sockets {
  #server = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });
  #open = new Set();

  constructor(product) {
    this.product = product;
    this.listen();
  }

  /** Call again after the product began anew. */
  listen() {
    this.product.desk.onEvents = (one, events) => this.#changed(one, events);
  }

  upgrade(request, socket, head) {
    this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
  }

  /** Cuts every connection, and refuses new ones while `down`. */
  cut(down) {
    this.down = down;
    for (const { client } of this.#open) client.terminate();
  }

  /** Ends every connection as a server does that is full, and wants nobody back for half a minute. */
  turnAway() {
    for (const { client } of this.#open) client.close(4006, '30000');
  }

  typing(one, active) {
    const frame = {
      type: 'typing',
      conversation: one.id,
      author: visitorAuthor(one.name),
      active,
      ttlMs: 6_000,
    };
    for (const peer of this.#open) if (peer.follows.has(one.id)) peer.send(frame);
  }

  #welcome(client) {
    if (this.down) {
      client.terminate();
      return;
    }
    const send = (frame) => client.send(JSON.stringify(frame));
    const peer = { client, send, follows: new Set(), watches: false, me: null, numbers: new Map() };
    this.#open.add(peer);
    client.on('close', () => this.#open.delete(peer));
    client.on('message', (data) => this.#frame(peer, JSON.parse(String(data))));
  }

  #frame(peer, frame) {
    const one = this.product.desk.all.get(frame.conversation);
    switch (frame.type) {
      case 'hello':
        peer.me = this.product.tickets.get(frame.token);
        this.product.tickets.delete(frame.token);
        if (peer.me === undefined) return peer.client.close(4501, 'ticket');
        return this.#hello(peer, frame);
      case 'watch':
        peer.watches = true;
        return undefined;
      case 'sync':
        return this.#sync(peer, one, frame.after);
      case 'send':
        return this.#send(peer, one, frame);
      case 'ping':
        return peer.send({ type: 'pong', n: frame.n });
      default:
        return undefined;
    }
  }

  #hello(peer, { resume }) {
    const known = (resume ?? []).map(({ conversation, after }) => {
      const one = this.product.desk.all.get(conversation);
      return {
        conversation,
        ok: true,
        from: after + 1,
        top: one?.events.length ?? 0,
        lastNumber: 0,
      };
    });
    peer.send({
      type: 'welcome',
      session: uuid(),
      node: 'stub',
      generation: 1,
      epoch: 1,
      heartbeatMs: 25_000,
      limits: { maxLength: 4_000, window: 16 },
      now: new Date().toISOString(),
      resumed: known,
    });
    for (const { conversation, after } of resume ?? []) {
      this.#sync(peer, this.product.desk.all.get(conversation), after);
    }
  }

  #sync(peer, one, after) {
    if (one === undefined) return;
    peer.follows.add(one.id);
    const items = one.events.filter((event) => event.seq > after);
    if (items.length === 0) return;
    peer.send({
      type: 'events',
      conversation: one.id,
      from: after + 1,
      to: one.events.length,
      items,
      more: false,
    });
  }

  #send(peer, one, { conversation, clientMessageId, body, internal }) {
    const { owner, agent } = this.product.desk.owner(one);
    const mine = owner === 'agent' && agent.id === peer.me.id;
    if (owner === 'closed' || (!internal && !mine)) {
      const code = owner === 'closed' ? 'CLOSED' : 'FORBIDDEN';
      peer.send({
        type: 'nack',
        conversation,
        clientMessageId,
        code,
        retry: false,
        afterMs: null,
        expected: null,
        message: code,
      });
      return;
    }
    const author = agentAuthor(peer.me);
    const said = internal
      ? this.product.desk.note(one, author, body, clientMessageId)
      : this.product.desk.say(one, author, body, { clientMessageId });
    peer.send({ type: 'ack', conversation, clientMessageId, seq: said.seq, at: said.at });
  }

  #changed(one, items) {
    const [first, last] = [items[0].seq, items.at(-1).seq];
    const row = this.product.desk.row(one);
    for (const peer of this.#open) {
      if (peer.follows.has(one.id)) {
        peer.send({
          type: 'events',
          conversation: one.id,
          from: first,
          to: last,
          items,
          more: false,
        });
      }
      if (peer.watches) peer.send({ type: 'inbox', row });
    }
  }
}
