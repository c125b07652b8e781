import { QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import { queries } from '../src/app/queries';

/** Gives each test of a file an empty page that remembers nothing and asks no server. */
export function emptyPage() {
  const ask = vi.fn<typeof fetch>();
  let root: Root;

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    vi.stubGlobal('fetch', ask);
    ask.mockReset();
    localStorage.clear();
    sessionStorage.clear();
    root = createRoot(document.body.appendChild(document.createElement('div')));
  });

  afterEach(() => {
    act(() => root.unmount());
    document.body.replaceChildren();
    queries.clear();
    vi.unstubAllGlobals();
  });

  return {
    /** What was asked of the server. */
    ask,
    /** What the server says to everything from now on. */
    answer(body: object, status = 200) {
      ask.mockImplementation(() => Promise.resolve(Response.json(body, { status })));
    },
    render(content: ReactNode) {
      act(() => root.render(<QueryClientProvider client={queries}>{content}</QueryClientProvider>));
    },
  };
}

/** Presses a key, and lets what follows from it happen. */
export async function press(key: string, on: EventTarget = document.body, ctrlKey = false) {
  await act(async () => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
    await Promise.resolve();
  });
}
