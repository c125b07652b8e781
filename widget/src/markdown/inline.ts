import { withoutEnd } from './blocks';

/** How to draw what is not plain Markdown. */
export interface InlineOptions {
  /** The chip of source `[n]`; null when the server did not confirm that source. */
  cite?(number: number): Node | null;
  /** More text may follow: an open `**` counts as closed at the end, half a link stays hidden. */
  open?: boolean;
}

const TOKEN =
  /\\([\\`*_{}[\]()#+\-.!|~>])|(`+)|(\*\*|__|~~|\*|_)|!?\[|<((?:https?|mailto):[^\s<>]+)>|https?:\/\/[^\s<>"')\]]+|\n/g;
const TAGS: Record<string, string> = { '**': 'b', __: 'b', '~~': 's', '*': 'em', _: 'em' };

/** Appends `text` to `parent` as nodes; no markup of the text itself becomes an element. */
export function inline(parent: Node, text: string, options: InlineOptions): void {
  let at = 0;
  TOKEN.lastIndex = 0;
  const token = new RegExp(TOKEN);
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) break;
    say(parent, text.slice(at, match.index));
    at = element(parent, text, match, options);
  }
  say(parent, text.slice(at));
}

/** Draws what begins at `match` and returns where it ends. */
function element(
  parent: Node,
  text: string,
  match: RegExpExecArray,
  options: InlineOptions,
): number {
  const [whole, escaped, ticks, mark, angle] = match;
  const end = match.index + whole.length;
  if (escaped !== undefined) return (say(parent, escaped), end);
  if (ticks !== undefined) return codeSpan(parent, text, ticks, end, options);
  if (mark !== undefined) return emphasis(parent, text, mark, match.index, options);
  if (angle !== undefined) return (link(parent, angle, angle), end);
  if (whole === '\n') return (parent.appendChild(document.createElement('br')), end);
  if (whole.endsWith('[')) return bracket(parent, text, match.index, end, options);
  const url = withoutEnd(whole, '.,;:!?*_~');
  link(parent, url, url);
  return match.index + url.length;
}

function codeSpan(
  parent: Node,
  text: string,
  ticks: string,
  from: number,
  options: InlineOptions,
): number {
  const close = text.indexOf(ticks, from);
  if (close < 0 && options.open !== true) return (say(parent, ticks), from);
  const code = document.createElement('code');
  code.textContent = text.slice(from, close < 0 ? undefined : close).trim();
  parent.appendChild(code);
  return close < 0 ? text.length : close + ticks.length;
}

function emphasis(
  parent: Node,
  text: string,
  mark: string,
  at: number,
  options: InlineOptions,
): number {
  const from = at + mark.length;
  // An underscore inside a word is part of it, and a mark before a space opens nothing.
  const inWord = mark.startsWith('_') && /\w/.test(text[at - 1] ?? ' ');
  const close = inWord || /\s/.test(text[from] ?? ' ') ? -2 : closing(text, mark, from);
  const atEnd = from >= text.length && options.open === true;
  if (atEnd) return from;
  if (close === -2 || (close === -1 && options.open !== true)) return (say(parent, mark), from);
  const node = document.createElement(TAGS[mark] ?? 'span');
  const inner = text.slice(from, close < 0 ? undefined : close);
  inline(node, close < 0 ? withoutEnd(inner, '*_~') : inner, options);
  parent.appendChild(node);
  return close < 0 ? text.length : close + mark.length;
}

function closing(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from + 1); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (/\s/.test(text[at - 1] ?? ' ') || text[at - 1] === '\\') continue;
    if (mark.length === 1 && (text[at + 1] === mark || text[at - 1] === mark)) continue;
    if (mark === '_' && /\w/.test(text[at + 1] ?? ' ')) continue;
    return at;
  }
  return -1;
}

/** A source marker, a link, or a bracket. */
function bracket(
  parent: Node,
  text: string,
  at: number,
  from: number,
  options: InlineOptions,
): number {
  const rest = text.slice(from);
  const marker = /^(\d{1,2})\](?!\()/.exec(rest);
  if (marker !== null) {
    cite(parent, options.cite?.(Number(marker[1])) ?? null);
    return from + marker[0].length;
  }
  const target =
    /^((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*(?:<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*)?\)/.exec(rest);
  if (target !== null) {
    link(parent, target[2] ?? '', target[1] ?? '', options);
    return from + target[0].length;
  }
  if (options.open === true && /^(?:[^\]]{0,200}$|[^\]]*\]$|[^\]]*\]\([^)\s]*$)/.test(rest)) {
    // Half a link or half a marker. Its words may show, its address may not.
    const words = /^[^\]]*/.exec(rest)?.[0] ?? '';
    if (!/^\d{0,2}$/.test(words)) inline(parent, words, options);
    return text.length;
  }
  say(parent, text.slice(at, from));
  return from;
}

/** Only addresses that cannot run anything become links. */
export function safeUrl(address: string): string | null {
  try {
    const url = new URL(address);
    return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function link(parent: Node, address: string, words: string, options: InlineOptions = {}): void {
  const href = safeUrl(address);
  if (href === null) {
    inline(parent, words, options);
    return;
  }
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow';
  anchor.textContent = words === '' ? address : words.replaceAll(/[*_`]/g, '');
  parent.appendChild(anchor);
}

/** A chip stays with the word before it, so that it never begins a line. */
function cite(parent: Node, chip: Node | null): void {
  if (chip === null) return;
  const last = parent.lastChild;
  if (last instanceof Element && last.classList.contains('nd-keep')) {
    last.appendChild(chip);
    return;
  }
  const keep = document.createElement('span');
  keep.className = 'nd-keep';
  if (last instanceof Text) {
    const words = last.data.trimEnd();
    const word = words.split(/\s/).at(-1) ?? '';
    last.data = words.slice(0, words.length - word.length);
    keep.append(word);
  } else if (last !== null && last.nodeName !== 'BR') {
    keep.appendChild(last);
  }
  keep.appendChild(chip);
  parent.appendChild(keep);
}

function say(parent: Node, text: string): void {
  if (text === '') return;
  const last = parent.lastChild;
  if (last instanceof Text) last.data += text;
  else parent.appendChild(document.createTextNode(text));
}
