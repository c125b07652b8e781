const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const SYMBOLS: Record<string, string> = MAC
  ? { Mod: '⌘', Enter: '↵', Shift: '⇧', Escape: 'Esc' }
  : { Mod: 'Ctrl', Enter: '↵', Shift: '⇧', Escape: 'Esc' };

/** Key caps of a shortcut such as `Mod+Enter` or `g i`. */
export function Keys({ keys }: { keys: string }) {
  const caps = keys.split(/[ +]/).map((key) => SYMBOLS[key] ?? key.toUpperCase());
  return (
    <span className="keys" aria-hidden="true">
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** The same for `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
  return keys.replace('Mod', MAC ? 'Meta' : 'Control').toUpperCase();
}
