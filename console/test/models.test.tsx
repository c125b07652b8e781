import { Tooltip } from 'radix-ui';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { ModelOrders } from '../src/models/ModelOrders';
import { ModelTable } from '../src/models/ModelTable';
import { PriceFields } from '../src/models/PriceFields';
import { button, press } from './forms';
import { ALL, MAIN, SECOND } from './models';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

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
        { ...SECOND, id: 'm4', name: 'Fourth', status: null, keyMissing: true },
      ]}
    />,
  );
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(rows).toEqual([
    expect.stringMatching(/Main.*Ready.*3 \/ 32.*None/),
    expect.stringMatching(/Second.*Left alone.*refuses the key/),
    expect.stringMatching(/Third.*Key unreadable/),
    expect.stringMatching(/Fourth.*Key missing/),
  ]);
  expect(button('Main')).toBeUndefined();
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

test('who changes an order keeps the focus while it is saved, and nothing is sent twice', async () => {
  let save: (saved: Response) => void = () => {};
  ask.mockImplementation(
    () =>
      new Promise<Response>((resolve) => {
        save = resolve;
      }),
  );
  const orders = (all = ALL) =>
    render(
      <Tooltip.Provider>
        <ModelOrders {...all} />
      </Tooltip.Provider>,
    );
  orders();
  const up = button('Ask Second earlier');
  act(() => up?.focus());
  press('Ask Second earlier');
  await act(() => vi.waitFor(() => expect(up?.ariaDisabled).toBe('true')));
  press('Ask Second earlier');
  press('Do not ask Main');
  await act(() => new Promise(requestAnimationFrame));
  expect(document.activeElement).toBe(up);

  const moved = { ...ALL, orders: { answer: ['m2', 'm1'] } };
  await act(async () => save(Response.json(moved)));
  orders(moved);
  await act(() => new Promise(requestAnimationFrame));
  expect(document.activeElement).toBe(up);
  press('Ask Second earlier');
  expect(ask).toHaveBeenCalledOnce();
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
