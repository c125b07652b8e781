import { act } from 'react';
import { vi } from 'vitest';

export const said = (): string => document.body.textContent;

/** Waits until the page says it. */
export const says = (text: string) =>
  act(() =>
    vi.waitFor(() => {
      if (!said().includes(text)) throw new Error(`The page does not say "${text}": ${said()}`);
    }),
  );

/** The last of that name: a dialog lies above what it asks about. */
export const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].findLast(
    (one) => one.textContent === name || one.getAttribute('aria-label') === name,
  );

export const press = (name: string): void => act(() => button(name)?.click());

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function field(label: string): Field {
  const found = [...document.querySelectorAll<Field>('input, textarea, select')].find((one) =>
    one.labels?.[0]?.textContent.startsWith(label),
  );
  if (found === undefined) throw new Error(`There is no field ${label}`);
  return found;
}

/** Writes into a field, or chooses in it. */
export function write(label: string, text: string): void {
  const into = field(label);
  const type = into instanceof HTMLSelectElement ? 'change' : 'input';
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(into), 'value')?.set?.call(into, text);
  act(() => void into.dispatchEvent(new Event(type, { bubbles: true })));
}

/** What is spoken at once. */
export const alerts = (): (string | null)[] =>
  [...document.querySelectorAll('[role=alert]')].map((one) => one.textContent);
