import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Live } from '../src/api/live';
import { DeskContext, type Desk } from '../src/app/desk';
import { StatusStrip } from '../src/app/StatusStrip';
import { Store } from '../src/ui/store';
import { emptyPage } from './page';

const { answer, render } = emptyPage();

const said = () => document.body.textContent;

/** An agent, whose connection is well. */
function open() {
  const live = { connection: new Store({ kind: 'live', since: 0 }) } as unknown as Live;
  const desk = { me: { role: 'agent' }, live } as unknown as Desk;
  render(
    <DeskContext value={desk}>
      <StatusStrip />
    </DeskContext>,
  );
}

test('agents read that no model answers', async () => {
  answer({ models: 'DOWN' });
  open();
  await act(() => vi.waitFor(() => expect(said()).toContain('No model answers at the moment')));
});

test.each(['OK', 'NONE'])('%s is no reason for a strip', async (models) => {
  answer({ models });
  open();
  await act(() => new Promise(requestAnimationFrame));
  expect(said()).toBe('');
});
