import { act, useEffect, type ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PromptDetail, PromptId } from '../src/api/prompts';
import { Problem } from '../src/api/http';
import { DiscardDraft } from '../src/prompts/DiscardDraft';
import { PromptPane } from '../src/prompts/PromptPane';
import { PublishDialog } from '../src/prompts/PublishDialog';
import { useDraft, type Draft } from '../src/prompts/useDraft';
import { backupOf } from '../src/ui/backup';
import { Store, useStore } from '../src/ui/store';
import { atDesk } from './desk';
import { before } from './fixtures';
import { alerts, button, field, press, said, says, write } from './forms';
import { emptyPage } from './page';

const { ask, render } = emptyPage();

const ANSWER: PromptId = { key: 'answer/grounded', locale: 'en' };
const TONE: PromptId = { key: 'partials/tone', locale: '' };

type Stored = PromptDetail['draft'];

/** The drafts that the server has, by key; each revision is one more. */
let drafts: Record<string, Stored>;
let refuses: Response | null;
/** What a save waits for. */
let saving: Promise<void>;

function detail(key: string): PromptDetail {
  const live = {
    version: 3,
    text: 'Live.',
    note: '',
    createdAt: before(60),
    createdBy: null,
    origin: 'file',
    labels: ['production'],
  };
  const draft = drafts[key] ?? null;
  return { key, locale: '', description: '', draft, versions: [live], variables: [] };
}

function stored(text: string, revision: number): Stored {
  return { text, revision, updatedAt: before(1), updatedBy: 'Jonas', problems: [] };
}

async function server(path: string, method: string, body: string): Promise<Response> {
  const url = new URL(path, location.origin);
  const key = url.searchParams.get('key') ?? '';
  if (url.pathname.endsWith('/prompt-releases')) return Response.json({ releases: [] });
  if (method === 'GET') return Response.json(detail(key));
  if (refuses !== null) return refuses;
  if (method === 'DELETE') {
    delete drafts[key];
    return new Response(null, { status: 204 });
  }
  await saving;
  const { text, baseRevision } = JSON.parse(body) as { text: string; baseRevision: number | null };
  const revision = (baseRevision ?? 0) + 1;
  drafts[key] = stored(text, revision);
  return Response.json({ revision, problems: [] });
}

const conflict = () =>
  Response.json({ code: 'CONFLICT', detail: 'Somebody else changed it' }, { status: 409 });

const asked = (method: string) =>
  ask.mock.calls.filter(([, init]) => init?.method === method).map(([path]) => String(path));

beforeEach(() => {
  drafts = {};
  refuses = null;
  saving = Promise.resolve();
  ask.mockImplementation((path, init) =>
    server(String(path), init?.method ?? '', String(init?.body)),
  );
});

/** Something typed here that was never saved: the editor saves it when it opens. */
const typed = (id: PromptId, text: string) =>
  backupOf<string>(`prompt.${id.key}.${id.locale}`).write({ value: text, revision: null });

function Panes({ shown }: { shown: Store<PromptId> }) {
  const id = useStore(shown);
  return <PromptPane key={id.key} id={id} tab="history" />;
}

async function panes(): Promise<Store<PromptId>> {
  const shown = new Store(ANSWER);
  render(await atDesk(<Panes shown={shown} />));
  return shown;
}

const show = (shown: Store<PromptId>, id: PromptId) => act(() => shown.set(id));
const opens = (name: string) =>
  act(() => vi.waitFor(() => expect(document.querySelector('h2')?.textContent).toBe(name)));
const isDraft = () => document.querySelector('.prompt-header .chip-accent') !== null;

test('a draft that was saved is there when its editor is opened again', async () => {
  typed(ANSWER, 'Mine.');
  const shown = await panes();
  await says('Draft saved');
  show(shown, TONE);
  await opens('Partials: tone');
  expect(isDraft()).toBe(false);

  show(shown, ANSWER);
  await opens('Answer: grounded');
  expect(isDraft()).toBe(true);
  expect(button('Publish')?.disabled).toBe(false);
});

test('a prompt is read again only when what was written of it is saved', async () => {
  typed(ANSWER, 'Mine.');
  let save = () => {};
  saving = new Promise((resolve) => {
    save = resolve;
  });
  const shown = await panes();
  await act(() => vi.waitFor(() => expect(asked('PUT')).toHaveLength(1)));
  show(shown, TONE);
  await opens('Partials: tone');
  show(shown, ANSWER);
  await act(() => new Promise(requestAnimationFrame));
  expect(asked('GET').filter((path) => path.includes('answer%2Fgrounded'))).toHaveLength(1);

  save();
  await opens('Answer: grounded');
  expect(isDraft()).toBe(true);
  expect(said()).not.toContain('Changed by somebody else');
});

/** The draft of [ANSWER] as an editor holds it. */
async function editor(content: (draft: Draft) => ReactNode): Promise<() => Draft> {
  drafts[ANSWER.key] = stored('Mine.', 4);
  const shown = new Store<Draft | null>(null);
  const Editor = () => {
    const draft = useDraft(ANSWER, detail(ANSWER.key));
    useEffect(() => shown.set(draft));
    return content(draft);
  };
  render(await atDesk(<Editor />));
  return () => shown.get() ?? expect.fail('no editor');
}

test('a draft is discarded when that was confirmed, and it is named', async () => {
  const draft = await editor((held) => <DiscardDraft detail={detail(ANSWER.key)} draft={held} />);
  press('Discard draft');
  await says('Discard this draft?');
  expect(asked('DELETE')).toEqual([]);

  press('Discard draft');
  await says('The draft is gone');
  expect(asked('DELETE')).toEqual([
    '/api/v1/prompt/draft?key=answer%2Fgrounded&locale=&revision=4',
  ]);
  expect(draft().state).toMatchObject({ status: 'saved', value: 'Live.', revision: null });
});

test('a draft that somebody else has changed is not discarded unseen', async () => {
  const draft = await editor((held) => <DiscardDraft detail={detail(ANSWER.key)} draft={held} />);
  refuses = conflict();
  press('Discard draft');
  press('Discard draft');
  await act(() => vi.waitFor(() => expect(draft().state.status).toBe('conflict')));
  expect(draft().state.value).toBe('Mine.');
  expect(document.querySelector('[role=dialog]')).toBeNull();
});

const publishing = () =>
  editor((held) => <PublishDialog open onClose={() => {}} id={ANSWER} draft={held} />);

test('publishing what somebody else has changed leads to both texts', async () => {
  const draft = await publishing();
  refuses = conflict();
  write('What changed, and why?', 'Shorter answers, as asked');
  press('Publish');
  await act(() => vi.waitFor(() => expect(draft().state.status).toBe('conflict')));
  expect(draft().state.error).toBeInstanceOf(Problem);
  // Another editor of it would meet the conflict, too, and show both.
  expect(backupOf('prompt.answer/grounded.en').read()).toEqual({ value: 'Mine.', revision: 4 });
  expect(alerts()).toEqual([]);
  expect(field('What changed, and why?').value).toBe('Shorter answers, as asked');
});

test('a missing note gets the focus', async () => {
  await publishing();
  act(() => button('Cancel')?.focus());
  press('Publish');
  expect(document.activeElement).toBe(field('What changed, and why?'));
});
