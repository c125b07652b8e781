import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../src/api/http';
import { Autosave } from '../src/ui/autosave';

const save = vi.fn<(value: string, revision: number | null) => Promise<number>>();
const backup = vi.fn<(unsaved: { value: string; revision: number | null } | null) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset();
  backup.mockReset();
  save.mockImplementation(async (_, revision) => (revision ?? 0) + 1);
});

afterEach(() => vi.useRealTimers());

const aDraft = () =>
  new Autosave<string>({ value: 'live', revision: null, save, backup, same: (a, b) => a === b });

test('saves once, a moment after the last key', async () => {
  const draft = aDraft();

  draft.edit('l');
  draft.edit('li');
  await vi.advanceTimersByTimeAsync(2_000);

  expect(save).toHaveBeenCalledExactlyOnceWith('li', null);
  expect(draft.get()).toMatchObject({ status: 'saved', revision: 1 });
});

test('what is typed during a save is saved after it, on its revision', async () => {
  const draft = aDraft();
  save.mockImplementationOnce(async () => {
    draft.edit('second');
    return 1;
  });

  draft.edit('first');
  await vi.advanceTimersByTimeAsync(5_000);

  expect(save.mock.calls).toEqual([
    ['first', null],
    ['second', 1],
  ]);
});

test('a conflict stops saving and keeps the text', async () => {
  const draft = aDraft();
  save.mockRejectedValueOnce(new Problem(409, 'CONFLICT', 'changed'));

  draft.edit('mine');
  await vi.advanceTimersByTimeAsync(2_000);
  draft.edit('mine, and more');
  await vi.advanceTimersByTimeAsync(60_000);

  expect(save).toHaveBeenCalledTimes(1);
  expect(draft.get()).toMatchObject({ status: 'conflict', value: 'mine, and more' });
});

test('after a conflict one’s text goes on top of theirs', async () => {
  const draft = aDraft();
  save.mockRejectedValueOnce(new Problem(409, 'CONFLICT', 'changed'));
  draft.edit('mine');
  await vi.advanceTimersByTimeAsync(2_000);

  await draft.rebase('merged', 7);

  expect(save).toHaveBeenLastCalledWith('merged', 7);
  expect(draft.get()).toMatchObject({ status: 'saved', revision: 8 });
});

test('what another request has shown to be overtaken is kept, and not saved over it', async () => {
  const draft = aDraft();
  draft.edit('mine');
  await draft.flush();

  draft.conflict(new Problem(409, 'CONFLICT', 'changed'));
  expect(backup).toHaveBeenLastCalledWith({ value: 'mine', revision: 1 });
  draft.edit('mine, and more');
  draft.edit('mine');
  await vi.advanceTimersByTimeAsync(60_000);

  expect(save).toHaveBeenCalledTimes(1);
  expect(draft.get()).toMatchObject({ status: 'conflict', value: 'mine' });
  expect(backup).toHaveBeenLastCalledWith({ value: 'mine', revision: 1 });
});

test('an unreachable server is tried again, and the text outlives the page meanwhile', async () => {
  const draft = aDraft();
  save.mockRejectedValueOnce(new Problem(0, 'UNREACHABLE', 'no answer'));

  draft.edit('mine');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(draft.get().status).toBe('failed');
  expect(backup).toHaveBeenLastCalledWith({ value: 'mine', revision: null });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(draft.get().status).toBe('saved');
  expect(backup).toHaveBeenLastCalledWith(null);
});

test('back at what is saved there is nothing to save', async () => {
  const draft = aDraft();

  draft.edit('x');
  draft.edit('live');
  await vi.advanceTimersByTimeAsync(5_000);

  expect(save).not.toHaveBeenCalled();
});
