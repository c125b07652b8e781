import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Timeline } from '@nightdesk/widget/timeline';
import { useState } from 'react';
import * as api from '../api/suggestions';
import { queries } from '../app/queries';
import { useDesk } from '../app/desk';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { draftOf, keepDraft } from './drafts';
import { isMine } from './useActions';
import type { Conversation } from './useConversation';

export interface Suggested {
  /** Null where there is none, or once it was used, dismissed or overtaken. */
  readonly shown: api.Suggestion | null;
  readonly mine: boolean;
  /** Makes it the draft of a reply, behind what was written already. */
  readonly use: () => void;
  /** What was written is gone, and with it what was used. */
  readonly emptied: () => void;
  readonly dismiss: () => void;
}

/** The answer that is suggested in a conversation, as long as nobody has answered. */
export function useSuggestion({ row, timeline }: Conversation): Suggested {
  const { me } = useDesk();
  const id = row.conversation;
  const mine = isMine(row, me.id);
  const [done, setDone] = useState(() => draftOf(id, 'used'));
  const { data } = useQuery({
    queryKey: ['suggestion', id, newsOf(timeline)],
    queryFn: ({ signal }) => api.suggestion(id, signal),
    enabled: timeline.loaded && (mine || row.owner === 'queue'),
    placeholderData: keepPreviousData,
  });
  const known = mine || row.owner === 'queue' ? (data?.suggestion ?? null) : null;
  const shown = known === null || known.turn === done || isAnswered(timeline) ? null : known;
  return {
    shown,
    mine,
    use() {
      if (shown === null) return;
      const before = draftOf(id, 'reply').trim();
      keepDraft(id, 'reply', before === '' ? shown.reply : `${before}\n\n${shown.reply}`);
      keepDraft(id, 'used', shown.turn);
      setDone(shown.turn);
    },
    emptied() {
      if (draftOf(id, 'used') === '') return;
      keepDraft(id, 'used', '');
      setDone('');
    },
    dismiss() {
      if (shown === null) return;
      setDone(shown.turn);
      api.dismissed(id, shown.turn).then(
        () => void queries.invalidateQueries({ queryKey: ['suggestion', id] }),
        (error: unknown) => {
          setDone('');
          toast(errorText(error), 'danger');
        },
      );
    },
  };
}

/** A reply is on its way, so that what the server said before no longer holds. */
function isAnswered({ pending }: Timeline): boolean {
  return pending.some(({ entry }) => !entry.internal && entry.refused === null);
}

/** Changes when anybody but the customer has done something. */
function newsOf({ items }: Timeline): number {
  const news = items.findLast((item) => item.type === 'owner' || item.author.kind !== 'visitor');
  return news?.seq ?? 0;
}
