import { Tooltip } from 'radix-ui';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Model, Models } from '../src/api/models';
import { ModelOrders } from '../src/models/ModelOrders';
import { ModelSheet } from '../src/models/ModelSheet';
import { ModelTable } from '../src/models/ModelTable';
import { PriceFields } from '../src/models/PriceFields';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const MAIN: Model = {
  id: 'm1',
  name: 'Main',
  provider: 'openai',
  url: 'https://api.openai.com/v1',
  model: 'gpt-4.1-mini',
  keyEnding: 'cdef',
  unreadable: false,
  streams: 32,
  enabled: true,
  price: null,
  status: { breaker: 'CLOSED', streams: 3, last: null },
  updatedAt: '2026-11-29T12:00:00Z',
  updatedBy: 'Maria',
};

const SECOND: Model = { ...MAIN, id: 'm2', name: 'Second' };

const ALL: Models = {
  revision: 7,
  configured: false,
  canKeepKeys: true,
  models: [MAIN, SECOND],
  orders: { answer: ['m1', 'm2'] },
  providers: [
    { code: 'openai', url: MAIN.url, exampleModel: 'gpt-4.1-mini', needsKey: true },
    { code: 'ollama', url: 'http://localhost:11434', exampleModel: 'llama3.2', needsKey: false },
  ],
  today: { state: 'ENOUGH', spent: 0.42, daily: 10 },
};

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => one.textContent === name || one.getAttribute('aria-label') === name,
  );

const press = (name: string) => act(() => button(name)?.click());

const sent = () => {
  const [address, request] = ask.mock.calls[0] ?? [];
  return { address, body: JSON.parse(String(request?.body)) as object };
};

test('a table says who is asked, who is left alone and why', () => {
  const last = { failure: 'unauthorized', detail: 'HTTP 401', at: '2026-11-29T12:00:00Z' } as const;
  render(
    <ModelTable
      models={[
        MAIN,
        { ...SECOND, status: { breaker: 'OPEN', streams: 0, last } },
        { ...SECOND, id: 'm3', name: 'Third', status: null, unreadable: true },
      ]}
    />,
  );
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(rows).toEqual([
    expect.stringMatching(/Main.*Ready.*3 \/ 32.*None/),
    expect.stringMatching(/Second.*Left alone.*refuses the key/),
    expect.stringMatching(/Third.*Key unreadable/),
  ]);
  expect(button('Main')).toBeUndefined();
});

test('an untouched key is not sent', async () => {
  answer(ALL);
  const closed = vi.fn<() => void>();
  render(<ModelSheet model={MAIN} all={ALL} onClose={closed} />);
  expect(document.body.textContent).toContain('The one that is kept stays');
  press('Save');
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));
  expect(sent()).toMatchObject({
    address: '/api/v1/models/m1',
    body: { key: null, name: 'Main', revision: 7 },
  });
});

test('a test says in a sentence what went wrong', async () => {
  answer({ failure: 'unauthorized', detail: 'HTTP 401: Incorrect API key', millis: 80 });
  render(<ModelSheet model={MAIN} all={ALL} onClose={() => {}} />);
  press('Test this connection');
  const said = () => document.querySelector('[role=status]')?.textContent;
  await act(() => vi.waitFor(() => expect(said()).toContain('The provider refuses the key')));
  expect(said()).toContain('HTTP 401: Incorrect API key');
  expect(sent()).toMatchObject({ address: '/api/v1/models/test', body: { id: 'm1' } });
});

test('what is wrong with a key is said beside it', async () => {
  const errors = [{ field: 'key', message: 'The key is missing.' }];
  answer({ code: 'INVALID', detail: 'No', errors }, 422);
  render(<ModelSheet model={null} all={{ ...ALL, canKeepKeys: false }} onClose={() => {}} />);
  expect(document.body.textContent).toContain('NIGHTDESK_SECRETS_KEY');
  press('Save');
  const field = () => document.querySelector('input[type=password]');
  const said = () =>
    (field()?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
  await act(() => vi.waitFor(() => expect(said()).toContain('The key is missing.')));
});

test('an order is changed by one press', async () => {
  answer(ALL);
  render(
    <Tooltip.Provider>
      <ModelOrders {...ALL} />
    </Tooltip.Provider>,
  );
  expect(document.body.textContent).toContain('As for answers');
  expect(document.body.textContent).toContain('Off. Words and a local classifier say alone');
  press('Ask Second earlier');
  await act(() => vi.waitFor(() => expect(ask).toHaveBeenCalled()));
  expect(sent()).toMatchObject({
    address: '/api/v1/models/orders/answer',
    body: { models: ['m2', 'm1'], revision: 7 },
  });
});

test('what a provider knows already costs the same unless somebody says otherwise', () => {
  const told = vi.fn();
  render(
    <PriceFields price={{ input: 2, cached: 2, output: 8 }} error={undefined} onChange={told} />,
  );
  const [input, cached] = document.querySelectorAll('input');
  const write = (field: HTMLInputElement | undefined, text: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });

  expect(cached?.value).toBe('');
  write(input, '3');
  expect(told).toHaveBeenLastCalledWith({ input: 3, cached: 3, output: 8 });
  write(cached, '0.5');
  expect(told).toHaveBeenLastCalledWith({ input: 3, cached: 0.5, output: 8 });
});
