import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { CannedAnswer } from '../src/api/canned';
import { CannedSheet } from '../src/knowledge/CannedSheet';
import { CannedTable } from '../src/knowledge/CannedTable';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const HOURS: CannedAnswer = {
  id: 'a1',
  title: 'Opening hours',
  body: 'We open at ten.',
  locale: 'en',
  examples: ['When do you open?', 'Are you open?'],
  enabled: true,
  revision: 4,
  updatedAt: '2026-11-25T12:00:00Z',
  updatedBy: 'Maria',
};

function sheet(canned: CannedAnswer | null, onClose = () => {}) {
  render(<CannedSheet answer={canned} recommended={10} readOnly={false} onClose={onClose} />);
}

const areas = () => [...document.querySelectorAll('textarea')];

function write(field: HTMLTextAreaElement | undefined, text: string) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
  act(() => void field?.dispatchEvent(new Event('input', { bubbles: true })));
}

const submit = () => act(() => void document.querySelector('form')?.requestSubmit());

test('an answer with few examples is marked', () => {
  const examples = Array.from({ length: 10 }, (_, at) => `Question ${at}`);
  render(
    <CannedTable
      answers={[HOURS, { ...HOURS, id: 'a2', title: 'Recall', examples, enabled: false }]}
      recommended={10}
      onOpen={() => {}}
    />,
  );
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(rows).toEqual([
    expect.stringMatching(/Opening hours.*Few examples/),
    expect.stringMatching(/Recall.*Off.*10/),
  ]);
  expect(rows[1]).not.toContain('Few examples');
});

test('questions are counted as they are written, and sent one by one', async () => {
  answer(HOURS);
  const closed = vi.fn<() => void>();
  sheet(HOURS, closed);
  expect(document.body.textContent).toContain('At least 10 are recommended');
  write(areas()[1], 'When do you open?\n\n  Open on Sunday? \nWhen do you open?\nTill when?');
  expect(document.body.textContent).toContain('3 questions');
  submit();
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));

  const [address, request] = ask.mock.calls[0] ?? [];
  expect(address).toBe('/api/v1/canned-answers/a1');
  expect(JSON.parse(String(request?.body))).toMatchObject({
    examples: ['When do you open?', 'Open on Sunday?', 'Till when?'],
    revision: 4,
  });
});

test('what is wrong is said beside its field, and nothing written is lost', async () => {
  const errors = [{ field: 'examples', message: 'Give 1 to 100 questions' }];
  answer({ code: 'INVALID', detail: 'No', errors }, 422);
  sheet(null);
  write(areas()[0], 'We open at ten.');
  submit();
  const said = () =>
    (areas()[1]?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
  await act(() => vi.waitFor(() => expect(said()).toContain('Give 1 to 100 questions')));
  render(null);
  sheet(null);
  expect(areas()[0]?.value).toBe('We open at ten.');
});
