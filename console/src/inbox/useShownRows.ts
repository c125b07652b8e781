import type { InboxRow } from '@nightdesk/widget/protocol';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { View } from '../api/desk';
import { useDesk } from '../app/desk';
import { useStore } from '../ui/store';
import { next } from './frozen';
import { order } from './rows';

/** The order is applied by itself after this long without a move of pointer or keys. */
const QUIET_MS = 10_000;

interface ShownRows {
  rows: readonly InboxRow[];
  /** Newcomers that wait for the order to be applied. */
  pending: number;
  /** Call when the pointer or a key moved in the list. */
  touch(): void;
  release(): void;
}

/**
 * The rows of a view in the order on screen. While somebody is using the list nothing moves; rows
 * still say what is new in place.
 */
export function useShownRows(view: View): ShownRows {
  const { me, inbox } = useDesk();
  const { rows } = useStore(inbox);
  const [frozen, setFrozen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useMemo(
    () => order(rows, view, me.id).map((row) => row.conversation),
    [rows, view, me.id],
  );
  const [held, setHeld] = useState<{ view: View; ids: readonly string[] }>({ view, ids: wanted });
  const shown = next(held.view === view ? held.ids : [], wanted, frozen);
  if (held.view !== view || held.ids !== shown.ids) setHeld({ view, ids: shown.ids });

  const release = useCallback(() => {
    clearTimeout(timer.current);
    setFrozen(false);
  }, []);
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setFrozen(false), QUIET_MS);
    setFrozen(true);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const found = shown.ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
  return { rows: found, pending: shown.pending, touch, release };
}
