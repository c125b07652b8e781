/** A block of the small Markdown that messages use. */
export type Block =
  | { type: 'paragraph'; text: string }
  | { type: 'heading'; level: number; text: string }
  | { type: 'code'; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; start: number | null; items: Block[][] }
  | { type: 'table'; head: string[]; align: Align[]; rows: string[][] }
  | { type: 'rule' };

export type Align = 'start' | 'center' | 'end' | null;

/** Quotes and lists inside each other; what is deeper stays text. */
const DEEPEST = 8;

/*
 * Strangers write what these are tried on: no two neighbours in one may take the same characters, or a
 * line of a few thousand spaces is tried in every way to divide them.
 */
const FENCE = /^\s{0,3}(```+|~~~+)/;
const HEADING = /^\s{0,3}(#{1,6})\s/;
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const BULLET = /^(\s*)([-*+])\s+/;
const NUMBER = /^(\s*)(\d{1,9})[.)]\s+/;

/**
 * Cuts a text into its outermost blocks, each as it was written. Only the last one can still change
 * when more text arrives.
 */
export function split(source: string): string[] {
  const lines = source.split('\n');
  const pieces: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = endOfBlock(lines, at);
    if (end > at) pieces.push(lines.slice(at, end).join('\n'));
    at = Math.max(end, at + 1);
  }
  return pieces;
}

/** Reads one piece of [split]. */
export function parse(source: string, depth = 0): Block[] {
  if (depth > DEEPEST) return [{ type: 'paragraph', text: source.trim() }];
  return split(source).map((piece) => block(piece.split('\n'), depth));
}

function endOfBlock(lines: string[], start: number): number {
  const first = lines[start] ?? '';
  if (isBlank(first)) return start;
  if (FENCE.test(first)) return endOfCode(lines, start);
  if (HEADING.test(first) || RULE.test(first)) return start + 1;
  if (isItem(first)) return endOfList(lines, start);
  const quoted = QUOTE.test(first);
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (isBlank(line) || FENCE.test(line) || HEADING.test(line)) break;
    if (QUOTE.test(line) !== quoted || isItem(line)) break;
    end += 1;
  }
  return end;
}

function endOfCode(lines: string[], start: number): number {
  const fence = FENCE.exec(lines[start] ?? '')?.[1] ?? '```';
  for (let at = start + 1; at < lines.length; at += 1) {
    if ((lines[at] ?? '').trim().startsWith(fence)) return at + 1;
  }
  return lines.length;
}

function endOfList(lines: string[], start: number): number {
  const ordered = NUMBER.test(lines[start] ?? '');
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (isBlank(line)) {
      const next = lines[end + 1] ?? '';
      if (!/^\s{2,}\S/.test(next) && !(isItem(next) && NUMBER.test(next) === ordered)) break;
    } else if (!/^\s{2,}/.test(line)) {
      if (FENCE.test(line) || HEADING.test(line) || QUOTE.test(line)) break;
      if (isItem(line) && NUMBER.test(line) !== ordered) break;
    }
    end += 1;
  }
  return end;
}

function block(lines: string[], depth: number): Block {
  const first = lines[0] ?? '';
  if (FENCE.test(first)) return code(lines);
  const heading = HEADING.exec(first);
  if (heading !== null) {
    const text = withoutEnd(first.slice(heading[0].length).trim(), '#').trimEnd();
    return { type: 'heading', level: heading[1]?.length ?? 1, text };
  }
  if (RULE.test(first)) return { type: 'rule' };
  if (QUOTE.test(first)) {
    return {
      type: 'quote',
      blocks: parse(lines.map((line) => line.replace(QUOTE, '')).join('\n'), depth + 1),
    };
  }
  if (isItem(first)) return list(lines, depth);
  return table(lines) ?? { type: 'paragraph', text: lines.join('\n').trim() };
}

function code(lines: string[]): Block {
  const fence = FENCE.exec(lines[0] ?? '')?.[1] ?? '```';
  const closed = lines.length > 1 && (lines.at(-1) ?? '').trim().startsWith(fence);
  return { type: 'code', text: lines.slice(1, closed ? -1 : undefined).join('\n') };
}

function list(lines: string[], depth: number): Block {
  const number = NUMBER.exec(lines[0] ?? '');
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0].length ?? 0;
  const items: string[][] = [];
  for (const line of lines) {
    const marker = BULLET.exec(line) ?? NUMBER.exec(line);
    const last = items.at(-1);
    if (marker !== null && (marker[1]?.length ?? 0) <= indent + 1) {
      items.push([line.slice(marker[0].length)]);
    } else if (last !== undefined) {
      last.push(line.replace(/^\s{1,4}/, ''));
    }
  }
  return {
    type: 'list',
    start: number === null ? null : Number(number[2]),
    items: items.map((item) => parse(item.join('\n'), depth + 1)),
  };
}

/** A first line with bars counts as a table at once, so that a streaming one does not flash. */
function table(lines: string[]): Block | null {
  const first = lines[0] ?? '';
  if (!first.trim().startsWith('|') && !isDelimiter(lines[1] ?? '-')) return null;
  if (!first.includes('|')) return null;
  const second = lines[1];
  if (second !== undefined && !/^[\s|:-]*$/.test(second)) return null;
  return {
    type: 'table',
    head: cells(first),
    align: cells(second ?? '').map(alignment),
    rows: lines.slice(2).map(cells),
  };
}

/** The line under a table's head. */
function isDelimiter(line: string): boolean {
  return cells(line).every((cell) => /^:?-+:?$/.test(cell));
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignment(cell: string): Align {
  if (/^:-*:$/.test(cell)) return 'center';
  if (cell.endsWith(':')) return 'end';
  return cell.startsWith(':') ? 'start' : null;
}

function isItem(line: string): boolean {
  return (BULLET.test(line) || NUMBER.test(line)) && !RULE.test(line);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** `text` without the `marks` at its end; a pattern would be tried at each of them. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
