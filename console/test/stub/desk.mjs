import { agentAuthor, conversations, turnRecord, uuid } from './data.mjs';

/** The conversations of the stub, with the product's rules on owners. */
export class DeskStub {
  all = new Map(conversations().map((one) => [one.id, one]));
  /** Called with every change: `(conversation, events)`. */
  onEvents = () => {};

  row(one) {
    const owner = this.owner(one);
    const said = one.events.findLast((event) => event.type === 'message');
    const queued = one.events.findLast((event) => event.owner === 'queue');
    return {
      conversation: one.id,
      version: one.events.length,
      visitor: one.name,
      locale: one.locale,
      owner: owner.owner,
      agent: owner.agent,
      reason: queued?.reason ?? null,
      waitingSince: owner.owner === 'queue' ? queued.at : null,
      lastText: said?.text ?? '',
      lastAuthor: said?.author.kind ?? null,
      lastAt: said?.at ?? one.events[0].at,
      openedAt: one.events[0].at,
    };
  }

  owner(one) {
    return one.events.findLast((event) => event.type === 'owner') ?? { owner: 'ai', agent: null };
  }

  list(view, me) {
    const mine = (row) => row.owner === 'agent' && row.agent.id === me.id;
    const views = {
      mine,
      queue: (row) => row.owner === 'queue',
      ai: (row) => row.owner === 'ai',
      all: (row) => row.owner !== 'closed',
    };
    const rows = [...this.all.values()].map((one) => this.row(one));
    const counts = Object.fromEntries(
      Object.entries(views).map(([name, is]) => [name, rows.filter(is).length]),
    );
    return { rows: rows.filter(views[view]), counts };
  }

  append(one, event) {
    const full = { seq: one.events.length + 1, at: new Date().toISOString(), ...event };
    one.events.push(full);
    this.onEvents(one, [full]);
    return full;
  }

  move(one, owner, me, more = {}) {
    this.append(one, {
      type: 'owner',
      owner,
      by: agentAuthor(me),
      agent: owner === 'agent' ? agentAuthor(me) : null,
      reason: null,
      ...more,
    });
  }

  say(one, author, text, more = {}) {
    return this.append(one, {
      type: 'message',
      author,
      text,
      clientMessageId: null,
      turn: null,
      citations: [],
      stopped: false,
      rung: null,
      ...more,
    });
  }

  note(one, author, text, clientMessageId) {
    return this.append(one, { type: 'note', author, text, clientMessageId });
  }

  /** An answer of the assistant, with how it came about. */
  answer(one, text) {
    const turn = uuid();
    const said = this.say(one, { kind: 'assistant', id: null, name: 'Ava' }, text, {
      turn,
      rung: 'primary',
    });
    one.turns.push(turnRecord(turn, said.seq));
  }
}
