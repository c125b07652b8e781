import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Who comes down this close to the end has come to the end. */
const NEAR = 48;
/** Positions may be off by this much and mean the same. */
const ROUNDING = 1;
/** What may stay above a question that was brought to the top. */
const ABOVE = 32;
/** A question this near to the beginning stays where it is. */
const BEGINNING = 120;

export interface Scroll {
  /** The reader went up and something new came below. */
  below: boolean;
  toEnd(): void;
}

/**
 * Keeps a growing list at its end while the reader is there. A question just asked is brought near
 * the top, so that the answer grows beneath it.
 *
 * @param log the element that scrolls; its last child is an empty spacer
 * @param asked the key of the question just asked; null until something is asked on this page
 */
export function useScroll(
  log: { current: HTMLElement | null },
  newest: string,
  asked: string | null,
): Scroll {
  const pinned = useRef(true);
  const top = useRef(0);
  const [below, setBelow] = useState(false);

  /** Where the reader has gone since the last look. The browser tells of it late, in its next frame. */
  const look = () => {
    const list = log.current;
    if (list === null) return;
    const moved = list.scrollTop - top.current;
    const away = list.scrollHeight - list.clientHeight - list.scrollTop;
    top.current = list.scrollTop;
    // A list that grows moves nobody, and one that shrinks leaves its reader at the end.
    if (moved < -ROUNDING && away > ROUNDING) pinned.current = false;
    else if (away <= (moved > ROUNDING ? NEAR : ROUNDING)) {
      pinned.current = true;
      setBelow(false);
    }
  };

  useLayoutEffect(() => {
    const list = log.current;
    if (list === null) return;
    const follow = () => {
      look();
      makeRoom(list);
      if (pinned.current && !isSelecting(list)) list.scrollTop = list.scrollHeight;
      top.current = list.scrollTop;
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(list);
    const changes = new MutationObserver(follow);
    changes.observe(list, { childList: true, subtree: true, characterData: true });
    list.addEventListener('scroll', look, { passive: true });
    follow();
    return () => {
      sizes.disconnect();
      changes.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, []);

  useLayoutEffect(() => {
    look();
    if (!pinned.current) setBelow(true);
  }, [newest]);

  useLayoutEffect(() => {
    if (asked === null) return;
    pinned.current = true;
    setBelow(false);
  }, [asked]);

  const toEnd = () => {
    const list = log.current;
    if (list === null) return;
    pinned.current = true;
    list.scrollTop = list.scrollHeight;
    setBelow(false);
  };
  return { below, toEnd };
}

/** Makes the spacer at the end as high as it must be for the question to reach the top. */
function makeRoom(list: HTMLElement): void {
  const spacer = list.lastElementChild;
  const question = list.querySelector<HTMLElement>('[data-asked]');
  if (!(spacer instanceof HTMLElement)) return;
  if (question === null || question.offsetTop - list.offsetTop < BEGINNING) {
    if (spacer.style.height !== '') spacer.style.height = '';
    return;
  }
  const content = spacer.getBoundingClientRect().top - question.getBoundingClientRect().top;
  const height = `${Math.max(0, Math.floor(list.clientHeight - content - ABOVE))}px`;
  if (spacer.style.height !== height) spacer.style.height = height;
}

function isSelecting(list: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && list.contains(selection.anchorNode);
}
