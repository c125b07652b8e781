import type { Author, InboxRow } from '@nightdesk/widget/protocol';
import type { Timeline } from '@nightdesk/widget/timeline';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { claim, handBack, reopen, resolve } from '../api/desk';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { useDesk } from '../app/desk';
import { order } from '../inbox/rows';
import { sayTaken } from '../inbox/taken';
import { t } from '../ui/i18n';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import type { Conversation } from './useConversation';

type Action = 'claim' | 'takeOver' | 'reopen' | 'handBack' | 'resolve';

const PERFORM: Record<Action, (id: string, from?: string) => Promise<{ row: InboxRow }>> = {
  claim,
  takeOver: claim,
  reopen,
  handBack,
  resolve,
};

export interface Actions {
  /** What may be done now, in the order on screen. */
  readonly offered: readonly Action[];
  /** What is under way, or waits for a reply that is on its way to the server. */
  readonly busy: readonly Action[];
  /** From whom it is to be taken over, until that was confirmed. */
  readonly from: Author | null;
  /** Whether it was done; taking over only asks first. */
  run(action: Action): Promise<boolean>;
  /** Takes it over, or does not. */
  confirm(taken: boolean): void;
}

/** What this agent may do with a conversation as it is now. The server has the last word. */
export function useActions({ row, timeline }: Pick<Conversation, 'row' | 'timeline'>): Actions {
  const { me, inbox } = useDesk();
  const navigate = useNavigate();
  const { view = 'queue' } = useSearch({ strict: false });
  const [busy, setBusy] = useState<Action | null>(null);
  const [from, setFrom] = useState<Author | null>(null);
  const id = row.conversation;

  const show = (conversation: string) =>
    navigate({ to: '/inbox/$conversation', params: { conversation }, search: { view } });
  const perform = async (action: Action) => {
    const after = action === 'resolve' ? nextAfter() : null;
    const { row: now } = await PERFORM[action](id, from?.id ?? undefined);
    inbox.put(now);
    void queries.invalidateQueries({ queryKey: ['conversation', id] });
    if (action === 'handBack') toast(t('did.handBack', { name: row.visitor }), 'ok');
    if (action !== 'resolve') return;
    toast(t('did.resolve', { name: row.visitor }), 'ok', {
      label: t('undo'),
      run: () => void undo(),
    });
    if (after === null) await navigate({ to: '/inbox', search: { view } });
    else await show(after);
  };
  const undo = async () => {
    if (await attempt('reopen')) await show(id);
  };
  const nextAfter = () => {
    const ids = order(inbox.get().rows, view, me.id).map((one) => one.conversation);
    const rest = ids.filter((one) => one !== id);
    return rest[Math.max(0, ids.indexOf(id))] ?? rest.at(-1) ?? null;
  };
  const attempt = async (action: Action) => {
    setBusy(action);
    try {
      await perform(action);
      return true;
    } catch (error) {
      explain(error);
      void queries.invalidateQueries({ queryKey: ['conversation', id] });
      void inbox.read();
      return false;
    } finally {
      setBusy(null);
      setFrom(null);
    }
  };
  const explain = (error: unknown) => {
    if (error instanceof Problem && error.code === 'ALREADY_TAKEN') {
      const name = String(error.body['by'] ?? t('somebody'));
      sayTaken(id, name);
      toast(t('inbox.taken', { name }), 'warn');
    } else {
      toast(errorText(error), 'danger');
    }
  };
  const held: readonly Action[] = isReplying(timeline) ? ['handBack', 'resolve'] : [];
  return {
    offered: offered(row, me.id),
    busy: busy === null ? held : [busy, ...held],
    from,
    run: (action) => {
      const free = busy === null && !held.includes(action);
      if (free && action !== 'takeOver') return attempt(action);
      if (free) setFrom(row.agent);
      return Promise.resolve(false);
    },
    confirm: (taken) => {
      if (taken) void attempt('takeOver');
      else setFrom(null);
    },
  };
}

export function isMine(row: InboxRow, me: string): boolean {
  return row.owner === 'agent' && row.agent?.id === me;
}

function offered(row: InboxRow, me: string): readonly Action[] {
  switch (row.owner) {
    case 'queue':
    case 'ai':
      return ['claim'];
    case 'agent':
      return isMine(row, me) ? ['handBack', 'resolve'] : ['takeOver'];
    case 'closed':
      return ['reopen'];
    default:
      row.owner satisfies never;
      return [];
  }
}

/** A reply would be refused once the conversation is somebody else's, or over. */
function isReplying({ pending }: Timeline): boolean {
  return pending.some(({ entry, state }) => !entry.internal && state === 'queued');
}
