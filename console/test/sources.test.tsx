import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Source, SourceRun } from '../src/api/sources';
import { AddSource } from '../src/knowledge/AddSource';
import { SourceTable } from '../src/knowledge/SourceTable';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const RUN: SourceRun = {
  number: 1,
  state: 'done',
  askedAt: '2026-11-25T11:59:00Z',
  startedAt: '2026-11-25T11:59:00Z',
  finishedAt: '2026-11-25T12:00:00Z',
  total: 3,
  done: 3,
  added: 3,
  changed: 0,
  unchanged: 0,
  removed: 0,
  kept: 0,
  failed: 0,
  failure: null,
};

function aSource(name: string, more: Partial<Source> = {}, run: Partial<SourceRun> = {}): Source {
  return {
    id: name,
    kind: 'web',
    name,
    location: 'https://acme.example/help',
    locale: 'en',
    internal: false,
    depth: 0,
    everyMinutes: null,
    revision: 1,
    articles: 3,
    problems: 0,
    freshAt: RUN.finishedAt,
    ...more,
    run: { ...RUN, ...run },
  };
}

const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);

test('a row says what a source is doing, else what is wrong with it', () => {
  render(
    <SourceTable
      onOpen={() => {}}
      sources={[
        aSource('fine'),
        aSource('odd', { problems: 2 }),
        aSource('down', { problems: 2 }, { state: 'failed', failure: 'it answers 503' }),
        aSource('busy', { problems: 2, freshAt: null }, { state: 'running', total: 80, done: 31 }),
      ]}
    />,
  );
  expect(rows()).toEqual([
    expect.stringMatching(/fine.*Up to date/),
    expect.stringMatching(/odd.*2 to look at/),
    expect.stringMatching(/down.*Not read/),
    expect.stringMatching(/busy.*never.*Reading 31 of 80/),
  ]);
});

function choose(file: File) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(file);
  if (input !== null) input.files = files.files;
  act(() => void input?.dispatchEvent(new Event('change', { bubbles: true })));
}

function submit() {
  act(() => void document.querySelector('form')?.requestSubmit());
}

test('a file that is too large is refused before it is sent', () => {
  render(<AddSource open folders={[]} maxUpload={2 << 20} onClose={() => {}} />);
  choose(new File([new Uint8Array(3 << 20)], 'film.zip'));
  submit();

  expect(document.body.textContent).toContain('This file has 3 MB; at most 2 MB can be read.');
  expect(ask).not.toHaveBeenCalled();
});

test('a file is sent as it is, and what is wrong with it is said beside it', async () => {
  const message = 'Upload a .pdf file';
  answer({ code: 'INVALID', detail: message, errors: [{ field: 'location', message }] }, 422);
  render(<AddSource open folders={[]} maxUpload={2 << 20} onClose={() => {}} />);
  const file = new File(['a,b'], 'faq & more.xls');
  choose(file);
  submit();
  await act(() => vi.waitFor(() => expect(document.body.textContent).toContain(message)));

  const [address, request] = ask.mock.calls[0] ?? [];
  expect(address).toBe('/api/v1/sources/uploads?file=faq+%26+more.xls&locale=en&internal=false');
  expect(request?.body).toBe(file);
});
