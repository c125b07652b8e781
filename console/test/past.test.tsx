import { QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '../src/api/past';
import { queries } from '../src/app/queries';
import { GoBackDialog } from '../src/knowledge/GoBackDialog';
import { PastTable } from '../src/knowledge/PastTable';

const ask = vi.fn<typeof fetch>();
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', ask);
  ask.mockReset();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  queries.clear();
  vi.unstubAllGlobals();
});

const IMPORT: Change = { at: '2026-11-25T12:00:03.5Z', by: 'Maria', published: 312, withdrawn: 4 };

function render(content: ReactNode) {
  act(() => root.render(<QueryClientProvider client={queries}>{content}</QueryClientProvider>));
}

const buttons = () => [...document.querySelectorAll('button')];

test('who may not go back sees no button for it', () => {
  render(<PastTable changes={[IMPORT]} />);
  expect(document.querySelector('tbody')?.textContent).toMatch(/Maria.*312.*4/);
  expect(buttons()).toEqual([]);
});

test('going back is confirmed, and sends the time of the change as it came', async () => {
  ask.mockImplementation(() => Promise.resolve(Response.json({ shown: 312, withdrawn: 0 })));
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
