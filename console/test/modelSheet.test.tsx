import { Tooltip } from 'radix-ui';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Model, Models } from '../src/api/models';
import { ModelSheet, type KeptEntries } from '../src/models/ModelSheet';
import { Toasts } from '../src/ui/toasts';
import { field, press, said, says, write } from './forms';
import { ALL, MAIN } from './models';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

function open(
  model: Model | null,
  all: Models = ALL,
  onClose = () => {},
  kept: KeptEntries = new Map(),
) {
  render(
    <Tooltip.Provider>
      <ModelSheet model={model} all={all} kept={kept} onClose={onClose} />
      <Toasts />
    </Tooltip.Provider>,
  );
}

const sent = (at = 0) => {
  const [address, request] = ask.mock.calls[at] ?? [];
  return { address, body: JSON.parse(String(request?.body)) as object };
};

/** Somebody else has changed the models: `now` they are these. */
function meanwhile(now: Models) {
  ask.mockImplementation((_, init) => {
    const { revision } = JSON.parse(String(init?.body ?? '{}')) as { revision?: number };
    const stale = init?.method !== 'GET' && revision !== now.revision;
    const problem = { code: 'CONFLICT', detail: 'Somebody else changed the models' };
    return Promise.resolve(Response.json(stale ? problem : now, { status: stale ? 409 : 200 }));
  });
}

test('an untouched key is not sent', async () => {
  answer(ALL);
  const closed = vi.fn<() => void>();
  open(MAIN, ALL, closed);
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
  open(MAIN);
  press('Test this connection');
  const said = () => document.querySelector('.trial')?.textContent;
  await act(() => vi.waitFor(() => expect(said()).toContain('The provider refuses the key')));
  expect(said()).toContain('HTTP 401: Incorrect API key');
  expect(sent()).toMatchObject({ address: '/api/v1/models/test', body: { id: 'm1' } });
});

test('what is wrong with a key is said beside it', async () => {
  const errors = [{ field: 'key', message: 'The key is missing.' }];
  answer({ code: 'INVALID', detail: 'No', errors }, 422);
  open(null, { ...ALL, canKeepKeys: false });
  expect(document.body.textContent).toContain('NIGHTDESK_SECRETS_KEY');
  press('Save');
  const field = () => document.querySelector('input[type=password]');
  const said = () =>
    (field()?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
  await act(() => vi.waitFor(() => expect(said()).toContain('The key is missing.')));
});

test('what others have changed beside it does not stop a model from being saved', async () => {
  const closed = vi.fn<() => void>();
  open(MAIN, ALL, closed);
  write('Key', 'sk-new');
  meanwhile({ ...ALL, revision: 8, orders: { answer: ['m2', 'm1'] } });
  press('Save');
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));
  expect(sent(2)).toMatchObject({ body: { key: 'sk-new', revision: 8 } });
});

test('a model that somebody else has changed is loaded again under what was entered', async () => {
  const closed = vi.fn<() => void>();
  open(MAIN, ALL, closed);
  write('Key', 'sk-new');
  const theirs = { ...MAIN, name: 'Renamed', updatedAt: '2026-11-30T12:00:00Z' };
  meanwhile({ ...ALL, revision: 8, models: [theirs] });
  press('Save');
  await says('What you have entered stays.');
  expect(closed).not.toHaveBeenCalled();

  press('Load it again');
  await act(() => vi.waitFor(() => expect(field('Name').value).toBe('Renamed')));
  expect(field('Key').value).toBe('sk-new');
  press('Save');
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));
  expect(sent(ask.mock.calls.length - 1).body).toMatchObject({ name: 'Renamed', key: 'sk-new' });
});

test('what was entered is there again after the sheet was closed, and stored nowhere', () => {
  const kept: KeptEntries = new Map();
  open(null, ALL, () => {}, kept);
  write('Key', 'sk-new');
  render(null);
  open(null, ALL, () => {}, kept);
  expect(field('Key').value).toBe('sk-new');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('sk-new');
});

const ENVIRONMENT: Models = { ...ALL, configured: true, orders: {} };

test('whom the first model silences is said before it is saved', async () => {
  const added = { ...MAIN, id: 'm9', name: 'New', enabled: false, status: null };
  answer({ ...ALL, models: [added], orders: { answer: ['m9'] } });
  open(null, ENVIRONMENT);
  write('Name', 'New');
  act(() => document.querySelector<HTMLInputElement>('[type=checkbox]')?.click());
  press('Save');
  await says('(Main and Second) are asked no more');
  expect(said()).toContain('articles are quoted until you turn it on');
  expect(ask).not.toHaveBeenCalled();

  press('Save');
  await says('“New” is saved. It is off and asked nothing');
  expect(sent().body).toMatchObject({ name: 'New', enabled: false });
});

test.each([
  ['is saved and asked from now on', { judge: ['m1'] }],
  ['is asked nothing until it stands in one of the orders', { answer: ['m2'] }],
])('a model that was saved %s', async (words, orders) => {
  answer({ ...ALL, orders });
  open(MAIN);
  press('Save');
  await says(words);
});

test('a provider’s own address does not stay for another provider', () => {
  open(MAIN);
  write('Provider', 'ollama');
  expect(field('Address').value).toBe('');

  write('Address', 'https://models.example.org/v1');
  write('Provider', 'openai');
  expect(field('Address').value).toBe('https://models.example.org/v1');
});
