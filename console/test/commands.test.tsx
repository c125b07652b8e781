import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys, useCommands } from '../src/ui/commands';
import { prefer } from '../src/ui/preferences';

const claim = vi.fn<() => void>();
const palette = vi.fn<() => void>();
const goToInbox = vi.fn<() => void>();
let stop = new AbortController();
let root: Root;

function Page() {
  useCommands([
    { id: 'claim', group: 'context', label: 'Claim', keys: 'a', run: claim },
    { id: 'palette', group: 'navigation', label: 'Search', keys: 'Mod+k', run: palette },
    { id: 'inbox', group: 'navigation', label: 'Inbox', keys: 'g i', run: goToInbox },
  ]);
  return <input aria-label="field" />;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.clearAllMocks();
  stop = new AbortController();
  listenToKeys(stop.signal);
  const container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
  act(() => root.render(<Page />));
});

afterEach(() => {
  act(() => root.unmount());
  stop.abort();
  document.body.replaceChildren();
  prefer({ singleKeys: true });
  vi.unstubAllGlobals();
});

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

test('a key runs its command', () => {
  press('a');
  expect(claim).toHaveBeenCalledOnce();
});

test('two keys in a row run theirs', () => {
  press('g');
  press('i');
  expect(goToInbox).toHaveBeenCalledOnce();
});

test('single keys never fire inside a field; combinations do', () => {
  const field = document.querySelector('input') ?? document.body;
  press('a', {}, field);
  press('k', { ctrlKey: true }, field);
  expect(claim).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
});

test('single keys can be switched off', () => {
  prefer({ singleKeys: false });
  press('a');
  press('k', { metaKey: true });
  expect(claim).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
});

test('nothing fires behind a dialog', () => {
  document.body.appendChild(document.createElement('div')).role = 'dialog';
  press('a');
  expect(claim).not.toHaveBeenCalled();
});

test('a page that is gone offers nothing', () => {
  act(() => root.render(null));
  press('a');
  expect(claim).not.toHaveBeenCalled();
});
