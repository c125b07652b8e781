import { useCallback, useEffect, useRef } from 'react';
import { useDesk } from '../app/desk';

/** Without a key for this long, nobody is writing any more. */
const PAUSE_MS = 4_000;

/** Tells the customer that somebody is writing, and when not any more. Notes are nobody's concern. */
export function useTypingSignal(conversation: string, tells: boolean): (active: boolean) => void {
  const { live } = useDesk();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback(
    (active: boolean) => {
      if (!tells) return;
      clearTimeout(pause.current);
      live.typing(conversation, active);
      if (active) pause.current = setTimeout(() => live.typing(conversation, false), PAUSE_MS);
    },
    [live, conversation, tells],
  );
  useEffect(() => () => say(false), [say]);
  return say;
}
