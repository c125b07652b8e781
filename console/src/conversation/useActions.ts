import type { InboxRow } from '@nightdesk/widget/protocol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { claim, handBack, resolve } from '../api/desk';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { useDesk } from '../app/desk';
import { order } from '../inbox/rows';
import { sayTaken } from '../inbox/taken';
import { t } from '../ui/i18n';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';

type Action = 'claim' | 'handBack' | 'resolve';

const PERFORM = { claim, handBack, resolve };

export interface Actions {
  /** What may be done now, in the order on screen. */
  readonly offered: readonly Action[];
  readonly busy: Action | null;
  run(action: Action): Promise<boolean>;
}

/** What this agent may do with a conversation as it is now. The server has the last word. */
export function useActions(row: InboxRow): Actions {
  const { me, inbox } = useDesk();
  const navigate = useNavigate();
  const { view = 'queue' } = useSearch({ strict: false });
  const [busy, setBusy] = useState<Action | null>(null);
  const id = row.conversation;

  const perform = async (action: Action) => {
    const after = action === 'resolve' ? nextAfter() : null;
    const { row: now } = await PERFORM[action](id);
    inbox.put(now);
    void queries.invalidateQueries({ queryKey: ['conversation', id] });
    if (action === 'claim') return;
    toast(t(`did.${action}`, { name: row.visitor }), 'ok');
    if (action !== 'resolve') return;
    if (after === null) await navigate({ to: '/inbox', search: { view } });
    else {
      await navigate({
        to: '/inbox/$conversation',
        params: { conversation: after },
        search: { view },
      });
    }
  };
  const nextAfter = () => {
    const ids = order(inbox.get().rows, view, me.id).map((one) => one.conversation);
    const rest = ids.filter((one) => one !== id);
    return rest[Math.max(0, ids.indexOf(id))] ?? rest.at(-1) ?? null;
  };
  const run = async (action: Action) => {
    if (busy !== null) return false;
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
  return { offered: offered(row, me.id), busy, run };
}

export function isMine(row: InboxRow, me: string): boolean {
  return row.owner === 'agent' && row.agent?.id === me;
}

function offered(row: InboxRow, me: string): readonly Action[] {
  if (row.owner === 'queue' || row.owner === 'ai') return ['claim'];
  return isMine(row, me) ? ['handBack', 'resolve'] : [];
}
