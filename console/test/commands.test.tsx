import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys, useCommands } from '../src/ui/commands';
import { prefer } from '../src/ui/preferences';
import { emptyPage } from './page';

const claim = vi.fn<() => void>();
const palette = vi.fn<() => void>();
const goToInbox = vi.fn<() => void>();
const walk = vi.fn<() => void>();
const { render } = emptyPage();
let stop = new AbortController();

function Page() {
  useCommands([
    { id: 'claim', group: 'context', label: 'Claim', keys: 'a', run: claim },
    { id: 'palette', group: 'navigation', label: 'Search', keys: 'Mod+k', run: palette },
    { id: 'inbox', group: 'navigation', label: 'Inbox', keys: 'g i', run: goToInbox },
    { id: 'next', group: 'context', label: 'Next', keys: 'j', repeats: true, run: walk },
  ]);
  return <input aria-label="field" />;
}

beforeEach(() => {
  vi.clearAllMocks();
  stop = new AbortController();
  listenToKeys(stop.signal);
  render(<Page />);
});

afterEach(() => {
  stop.abort();
  prefer({ singleKeys: true });
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

test('a key that is held down runs its command once, but walks on through a list', () => {
  for (const key of ['a', 'j']) {
    press(key);
    press(key, { repeat: true });
    press(key, { repeat: true });
  }
  expect(claim).toHaveBeenCalledOnce();
  expect(walk).toHaveBeenCalledTimes(3);
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
  render(null);
  press('a');
  expect(claim).not.toHaveBeenCalled();
});
