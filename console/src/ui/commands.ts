import { useEffect, useRef } from 'react';
import type { IconName } from './icons';
import { preferences } from './preferences';
import { Store } from './store';

/** Something a person can do here and now, from the palette or by a key. */
export interface Command {
  id: string;
  /** Sorts the palette: what concerns the open conversation comes first. */
  group: 'context' | 'navigation' | 'preferences';
  label: string;
  icon?: IconName;
  /** `a`, `Shift+a`, `Mod+k`, or a sequence: `g i`. */
  keys?: string;
  /** Left out of the palette, as it makes no sense there (next row, leave the composer). */
  keysOnly?: boolean;
  /** Runs again and again while its key is held down. Others run once, whoever holds it. */
  repeats?: boolean;
  run(): void;
}

const registered = new Store<readonly Command[]>([]);
const SEQUENCE_MS = 1_200;

export { registered as commands };

/** Offers commands as long as the calling component is on screen. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  // Commands change with what they say, not with every render's new closures.
  const shape = list.map((one) => `${one.id}|${one.label}|${one.keys ?? ''}`).join('\n');
  useEffect(() => {
    const mine = latest.current.map((one) => ({
      ...one,
      run: () => latest.current.find((other) => other.id === one.id)?.run(),
    }));
    registered.update((before) => [...before, ...mine]);
    return () => registered.update((before) => before.filter((one) => !mine.includes(one)));
  }, [shape]);
}

/** Runs the commands' keys until `signal` aborts. */
export function listenToKeys(signal: AbortSignal): void {
  let first: { key: string; at: number } | null = null;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = nameOf(event);
    const single = !pressed.includes('Mod+');
    if (single && (!preferences.get().singleKeys || isTyping(event) || dialogIsOpen())) return;
    const sequence =
      first !== null && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${pressed}` : null;
    const all = registered.get();
    const found =
      (sequence === null ? undefined : last(all, sequence)) ?? last(all, pressed) ?? undefined;
    const starts = all.some((one) => one.keys?.startsWith(`${pressed} `) === true);
    first = found === undefined && starts ? { key: pressed, at: event.timeStamp } : null;
    if (found === undefined) return;
    event.preventDefault();
    if (!event.repeat || found.repeats === true) found.run();
  };
  document.addEventListener('keydown', onKey, { signal });
}

/** The command offered last wins: what is in front. */
function last(all: readonly Command[], keys: string): Command | undefined {
  return all.findLast((one) => one.keys === keys);
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return mod + alt + key;
}

function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key.startsWith('Arrow') && target.closest('[data-scrolls]') !== null) return true;
  return target.isContentEditable || target.matches('input, textarea, select, [role=textbox]');
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu], [role=alertdialog]') !== null;
}
