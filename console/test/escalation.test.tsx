import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { EscalationRule } from '../src/api/escalation';
import { RuleSheet } from '../src/escalation/RuleSheet';
import { RuleTable } from '../src/escalation/RuleTable';
import { TopicField } from '../src/escalation/TopicField';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const NIGHT: EscalationRule = {
  id: 'r1',
  name: 'Refunds at night',
  words: ['refund', 'money back', 'return', 'exchange'],
  examples: ['I want my money back'],
  topics: ['Billing', 'VAT'],
  locale: 'de',
  page: '/checkout',
  attribute: 'plan',
  values: ['enterprise', 'pro'],
  days: [6, 7],
  from: '22:00',
  to: '06:00',
  zone: 'Europe/Berlin',
  reply: '',
  enabled: false,
  revision: 3,
  updatedAt: '2026-11-25T12:00:00Z',
  updatedBy: 'Maria',
};

test('a rule says in one line when it holds', () => {
  render(<RuleTable rules={[NIGHT]} onOpen={() => {}} />);
  const row = document.querySelector('tbody tr')?.textContent;
  expect(row).toContain('Off');
  expect(row).toContain(
    'refund, money back, return, 1 more, 1 example · on Billing, VAT · German · /checkout · plan = enterprise, pro · Sat, Sun · 22:00–06:00 Europe/Berlin',
  );
});

test('lines become words, and an empty time is none', async () => {
  answer({ ...NIGHT, sections: [] });
  const closed = vi.fn<() => void>();
  render(<RuleSheet rule={{ ...NIGHT, from: null, to: null }} onClose={closed} />);
  act(() => void document.querySelector('form')?.requestSubmit());
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));

  const [address, request] = ask.mock.calls.find(([, sent]) => sent?.method === 'PUT') ?? [];
  expect(address).toBe('/api/v1/escalation-rules/r1');
  expect(JSON.parse(String(request?.body))).toMatchObject({
    words: NIGHT.words,
    topics: NIGHT.topics,
    attribute: 'plan',
    values: NIGHT.values,
    from: null,
    to: null,
    days: [6, 7],
    revision: 3,
  });
});

test('a rule for hours only sends nothing else', async () => {
  answer({ ...NIGHT, sections: [] });
  const closed = vi.fn<() => void>();
  const hours = { words: [], examples: [], topics: [], locale: '', page: '', days: [] };
  render(<RuleSheet rule={{ ...NIGHT, ...hours, attribute: '', values: [] }} onClose={closed} />);
  act(() => void document.querySelector('form')?.requestSubmit());
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));

  const [, request] = ask.mock.calls.find(([, sent]) => sent?.method === 'PUT') ?? [];
  expect(JSON.parse(String(request?.body))).toMatchObject({
    ...hours,
    attribute: '',
    values: [],
    from: '22:00',
    to: '06:00',
  });
});

test('topics are chosen from the sections; one without articles can still be taken away', async () => {
  answer({ sections: ['Billing', 'Delivery'] });
  const chosen = vi.fn<(topics: string[]) => void>();
  render(<TopicField value={['VAT']} error={undefined} onChange={chosen} />);
  const boxes = () => [...document.querySelectorAll('input')];
  await act(() => vi.waitFor(() => expect(boxes()).toHaveLength(3)));

  expect(document.body.textContent).toContain('VATNo article is there now');
  act(() => boxes()[0]?.click());
  expect(chosen).toHaveBeenLastCalledWith(['VAT', 'Billing']);
  act(() => boxes()[2]?.click());
  expect(chosen).toHaveBeenLastCalledWith([]);
});

test('a rule without a condition is refused beside its field', async () => {
  const errors = [{ field: 'words', message: 'Name at least one condition' }];
  answer({ code: 'INVALID', detail: 'No', errors }, 422);
  render(<RuleSheet rule={null} onClose={() => {}} />);
  act(() => void document.querySelector('form')?.requestSubmit());
  const area = () => document.querySelector('textarea');
  await act(() => vi.waitFor(() => expect(area()?.getAttribute('aria-invalid')).toBe('true')));
  expect(document.body.textContent).toContain('Name at least one condition');
});
