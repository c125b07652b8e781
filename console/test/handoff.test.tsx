import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { HandoffNote } from '../src/api/desk';
import { Escalation } from '../src/conversation/Escalation';
import type { Conversation } from '../src/conversation/useConversation';
import { emptyPage } from './page';

const { render } = emptyPage();

const conversation = (
  summary: string | null,
  advice: string | null,
  more: Partial<HandoffNote> = {},
) =>
  ({
    row: { owner: 'queue', reason: 'policy' },
    timeline: { items: [] },
    turns: new Map(),
    retryTurns: null,
    handoff: {
      reason: 'policy',
      goal: 'My parcel came open',
      tried: [],
      open: 'My parcel came open',
      next: 'decide',
      missing: null,
      summary,
      advice,
      ...more,
    },
  }) as unknown as Conversation;

/** Handed over by these, one after another; only the assistant's turn says by what rule. */
const askedBy = (...kinds: string[]) =>
  ({
    ...conversation(null, null),
    timeline: {
      items: kinds.map((kind) => ({
        type: 'owner',
        owner: 'queue',
        by: { kind },
        at: '2026-11-30T12:00:00Z',
      })),
    },
    turns: new Map([['t', { turn: 't', handoff: {}, rule: 'own_rule', ruleName: 'Billing' }]]),
  }) as unknown as Conversation;

test('what a model says of the customer’s claims stands there as words that nobody has checked', () => {
  render(<Escalation conversation={conversation('The parcel came open.', 'Ask for a photo.')} />);
  const said = [...document.querySelectorAll('q')].map(({ textContent }) => textContent);
  expect(said).toEqual(['The parcel came open.', 'My parcel came open']);
  const text = document.body.textContent;
  expect(text).toContain('Nobody has checked what the customer claims.');
  expect(text).toContain('NextDecide; the assistant must not');
  expect(text).toContain('A model suggestsAsk for a photo.');
});

test('what a model finds missing is no word of the customer’s', () => {
  const open = { open: 'Is it glass?', missing: 'what it is made of' };
  render(<Escalation conversation={conversation(null, null, open)} />);
  expect(document.body.textContent).toContain('what it is made ofIn a model’s words.');
  expect(document.body.textContent).not.toContain('Is it glass?');
});

test('a rule of the site’s own is named', () => {
  render(<Escalation conversation={askedBy('assistant')} />);
  expect(document.body.textContent).toContain('A rule of yours: Billing');
});

test('what handed over before is not why the customer asks for a person now', () => {
  render(<Escalation conversation={askedBy('assistant', 'visitor')} />);
  expect(document.body.textContent).toContain('Why escalated');
  expect(document.body.textContent).not.toContain('Billing');
});

test('without a model there is nothing of a model’s', () => {
  render(<Escalation conversation={conversation(null, null)} />);
  expect(document.body.textContent).not.toMatch(/model/i);
});

test.each(['queue', 'ai'])('with %s, what could not be read says so and is read again', (owner) => {
  const retryTurns = vi.fn<() => void>();
  const unread = {
    ...conversation(null, null),
    row: { owner, reason: owner === 'ai' ? null : 'policy' },
    handoff: null,
    retryTurns,
  } as unknown as Conversation;
  render(<Escalation conversation={unread} />);

  const line = document.querySelector('[role=alert]');
  expect(line?.textContent).toContain('could not be read');
  act(() => line?.querySelector('button')?.click());
  expect(retryTurns).toHaveBeenCalledOnce();
});
