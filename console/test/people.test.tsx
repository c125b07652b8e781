import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { StaffMember } from '../src/api/staff';
import { StaffTable } from '../src/people/StaffTable';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const ADMIN: StaffMember = {
  id: 's1',
  name: 'Maria',
  email: 'maria@example.org',
  role: 'admin',
  createdAt: '2026-11-25T12:00:00Z',
  lastSeenAt: null,
  disabledAt: null,
};
const AGENT: StaffMember = { ...ADMIN, id: 's2', name: 'Jonas', role: 'agent' };

const show = (agent: StaffMember, mayDisable = true) =>
  render(<StaffTable staff={[ADMIN, agent]} me={ADMIN.id} mayDisable={mayDisable} />);
const buttons = () => [...document.querySelectorAll('button')];

async function press(): Promise<void> {
  act(() => buttons()[0]?.click());
  await act(() => vi.waitFor(() => expect(ask).toHaveBeenCalled()));
}

test('the accounts of others can be ended, the own one cannot', async () => {
  answer({});
  show(AGENT);
  expect(buttons().map((button) => button.textContent)).toEqual(['Disable']);

  await press();
  expect(ask).toHaveBeenCalledWith(
    expect.stringContaining('/staff/s2/disabled'),
    expect.objectContaining({ method: 'PUT' }),
  );
});

test('an account that was ended is marked, and can be given back', async () => {
  answer({});
  show({ ...AGENT, disabledAt: '2026-11-26T08:00:00Z' });
  expect(document.querySelector('tbody tr:last-child')?.textContent).toMatch(/Jonas.*Disabled/);
  expect(buttons().map((button) => button.textContent)).toEqual(['Enable']);

  await press();
  expect(ask).toHaveBeenCalledWith(
    expect.stringContaining('/staff/s2/disabled'),
    expect.objectContaining({ method: 'DELETE' }),
  );
});

test('who may not end accounts is offered nothing', () => {
  show(AGENT, false);
  expect(buttons()).toEqual([]);
});
