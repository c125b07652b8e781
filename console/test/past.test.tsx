import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Change } from '../src/api/past';
import { GoBackDialog } from '../src/knowledge/GoBackDialog';
import { PastTable } from '../src/knowledge/PastTable';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const IMPORT: Change = { at: '2026-11-25T12:00:03.5Z', by: 'Maria', published: 312, withdrawn: 4 };

const buttons = () => [...document.querySelectorAll('button')];

test('who may not go back sees no button for it', () => {
  render(<PastTable changes={[IMPORT]} />);
  expect(document.querySelector('tbody')?.textContent).toMatch(/Maria.*312.*4/);
  expect(buttons()).toEqual([]);
});

test('going back is confirmed, and sends the time of the change as it came', async () => {
  answer({ shown: 312, withdrawn: 0 });
  const closed = vi.fn<() => void>();
  render(<GoBackDialog change={IMPORT} onClose={closed} />);
  expect(ask).not.toHaveBeenCalled();
  act(() =>
    buttons()
      .find((one) => one.textContent === 'Go back to before')
      ?.click(),
  );
  await act(() => vi.waitFor(() => expect(closed).toHaveBeenCalled()));

  const [address, request] = ask.mock.calls[0] ?? [];
  expect(address).toBe('/api/v1/knowledge/rollback');
  expect(JSON.parse(String(request?.body))).toEqual({ before: IMPORT.at });
});
