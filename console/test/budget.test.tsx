import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Budget } from '../src/api/budget';
import { BudgetCard } from '../src/models/BudgetCard';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const BUDGET: Budget = {
  revision: 4,
  configured: true,
  limits: {
    turnsPerMinute: 6,
    turnsPerDay: 40,
    conversationTurns: 60,
    conversationTokens: 60_000,
    daily: 10,
    soft: 80,
  },
  state: 'LITTLE',
  today: {
    known: 8.4,
    estimated: 0.25,
    unknown: 2,
    tokens: { in: 21_000, cached: 9_000, out: 3_000, reasoning: 1_200 },
  },
  month: {
    known: 31.2,
    estimated: 0,
    unknown: 0,
    tokens: { in: 0, cached: 0, out: 0, reasoning: 0 },
  },
  updatedAt: null,
  updatedBy: null,
};

const said = () => document.body.textContent;
const field = (label: string) =>
  [...document.querySelectorAll('input')].find((one) => one.labels?.[0]?.textContent === label);

function write(label: string, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
    field(label),
    text,
  );
  act(() => void field(label)?.dispatchEvent(new Event('input', { bubbles: true })));
}

/** The last of that name: a dialog lies above what it asks about. */
const press = (name: string) =>
  act(() => {
    [...document.querySelectorAll('button')].findLast((one) => one.textContent === name)?.click();
  });

async function open(budget = BUDGET) {
  answer(budget);
  render(<BudgetCard />);
  await act(() => vi.waitFor(() => expect(said()).toContain('One customer')));
}

test('what is estimated is marked, and what is unknown is not nothing', async () => {
  await open();
  expect(said()).toContain('Most of today’s budget is spent');
  expect(said()).toMatch(/\$8\.40 of \$10\.00\$0\.25 of it estimated/);
  expect(said()).toContain('and 2 requests at unknown prices');
  expect(said()).toContain('21,000 tokens read, 9,000 of them known already');
  expect(said()).toContain('3,000 written, 1,200 of them only thought');
  expect(said()).toContain('from the server’s configuration');
  expect(said()).not.toContain('Save');
});

test('no limit is null, and what is wrong is said beside its field', async () => {
  await open();
  write('US$ a day', '');
  write('Answers a minute', '0');
  const errors = [{ field: 'turnsPerMinute', message: 'Choose a whole number' }];
  answer({ code: 'INVALID', detail: 'No', errors }, 422);
  act(() => void document.querySelector('form')?.requestSubmit());
  await act(() => vi.waitFor(() => expect(said()).toContain('Choose a whole number')));
  expect(field('Answers a minute')?.getAttribute('aria-invalid')).toBe('true');
  const [address, request] = ask.mock.calls.at(-1) ?? [];
  expect(address).toBe('/api/v1/models/budget');
  expect(JSON.parse(String(request?.body))).toEqual({
    limits: { ...BUDGET.limits, daily: null, turnsPerMinute: 0 },
    revision: 4,
  });
});

test('what was set here can be given up for the configuration', async () => {
  await open({ ...BUDGET, configured: false, updatedAt: '2026-11-29T12:00:00Z', updatedBy: 'Mia' });
  press('Use the configured limits');
  await act(() => vi.waitFor(() => expect(said()).toContain('Give up the limits set here?')));
  answer({ ...BUDGET, revision: 5, limits: { ...BUDGET.limits, daily: 25 } });
  press('Use the configured limits');
  await act(() => vi.waitFor(() => expect(said()).toContain('from the server’s configuration')));
  expect(ask.mock.calls.at(-1)?.[0]).toBe('/api/v1/models/budget?revision=4');
  expect(ask.mock.calls.at(-1)?.[1]?.method).toBe('DELETE');
  expect(field('US$ a day')?.value).toBe('25');
  expect(said()).not.toContain('Use the configured limits');
});
