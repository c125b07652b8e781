import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InboxRow } from '@nightdesk/widget/protocol';
import type { Timeline } from '@nightdesk/widget/timeline';
import { useEffect, useMemo } from 'react';
import * as desk from '../api/desk';
import { useDesk } from '../app/desk';
import { queries } from '../app/queries';
import { see } from '../inbox/seen';
import { useStore } from '../ui/store';

export interface Conversation {
  row: InboxRow;
  /** The page on which the customer opened the chat. */
  page: string | null;
  /** An e-mail address the customer has left. */
  contact: string | null;
  callback: desk.Callback | null;
  /** What the page tells of the customer, by name; nobody has verified it. */
  attributes: Record<string, string>;
  timeline: Timeline;
  /** How each answer came about, by its turn. */
  turns: ReadonlyMap<string, desk.TurnRecord>;
  /** With what it went to people last. */
  handoff: desk.HandoffNote | null;
  /** Reads these again; set where they could not be read. */
  retryTurns: (() => void) | null;
}

interface Loading {
  conversation: Conversation | null;
  error: unknown;
  retry(): void;
}

/** One conversation: its row and transcript live, its provenance read when there is news. */
export function useConversation(id: string): Loading {
  const { live, inbox } = useDesk();
  const known = useStore(inbox).rows.get(id);
  const timeline = useStore(useMemo(() => live.timeline(id), [live, id]));
  const detail = useQuery({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => desk.conversation(id, signal),
  });
  const turns = useQuery({
    queryKey: ['turns', id, newsOf(timeline)],
    queryFn: ({ signal }) => desk.turns(id, signal),
    placeholderData: keepPreviousData,
    enabled: timeline.loaded,
    // A model may still be summing it up.
    refetchInterval: ({ state }) => (awaitsSummary(state.data?.handoff, timeline) ? 3_000 : false),
  });
  const read = detail.data?.row;
  const row = known !== undefined && known.version >= (read?.version ?? 0) ? known : read;

  useEffect(() => {
    if (timeline.lastSeq === 0 || document.hidden) return;
    live.read(id, timeline.lastSeq);
    see({ conversation: id, version: timeline.lastSeq });
  }, [live, id, timeline.lastSeq]);

  const told = toldBySystem(timeline);
  const isNews = read !== undefined && told > read.version;
  useEffect(() => {
    if (isNews) void queries.invalidateQueries({ queryKey: ['conversation', id] });
  }, [id, told, isNews]);

  const byTurn = useMemo(
    () => new Map(turns.data?.turns.map((turn) => [turn.turn, turn])),
    [turns.data],
  );
  const conversation =
    row === undefined
      ? null
      : {
          row,
          page: detail.data?.page ?? null,
          contact: detail.data?.contact ?? null,
          callback: detail.data?.callback ?? null,
          attributes: detail.data?.attributes ?? {},
          timeline,
          turns: byTurn,
          handoff: turns.data?.handoff ?? null,
          retryTurns: turns.isLoadingError ? () => void turns.refetch() : null,
        };
  return { conversation, error: detail.error, retry: () => void detail.refetch() };
}

const SUMMING_UP = 20_000;

function awaitsSummary(note: desk.HandoffNote | null | undefined, timeline: Timeline): boolean {
  if (!note || note.summary !== null) return false;
  const asked = timeline.items.findLast((item) => item.type === 'owner' && item.owner === 'queue');
  return asked !== undefined && Date.now() - Date.parse(asked.at) < SUMMING_UP;
}

/** Changes when the team is told something of the customer, such as an e-mail address left now. */
function toldBySystem({ items }: Timeline): number {
  return items.findLast((it) => it.type === 'note' && it.author.kind === 'system')?.seq ?? 0;
}

/** Changes when the assistant has answered or the owner has changed. */
function newsOf(timeline: Timeline): number {
  const news = timeline.items.findLast(
    (item) => item.type === 'owner' || item.author.kind === 'assistant',
  );
  return news?.seq ?? 0;
}
