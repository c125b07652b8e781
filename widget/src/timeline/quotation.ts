import type { Citation } from '../protocol';

/** A piece of a quoted passage; `used` marks the sentence the answer rests on. */
export interface QuotePart {
  readonly text: string;
  readonly used: boolean;
}

export interface Quotation {
  readonly citation: Citation;
  readonly parts: readonly QuotePart[];
}

export interface Extract {
  /** What the assistant says of its own. */
  readonly intro: string;
  readonly quotations: readonly Quotation[];
}

const MARKER = /\s*\[(\d{1,2})\]/g;

/**
 * Takes an extractive answer apart: sentences that stand in the cited passage are quotations, the
 * rest is the introduction. A passage is shown once, with every sentence the answer took from it
 * marked.
 */
export function extract(text: string, citations: readonly Citation[]): Extract {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  const used = new Map<number, string[]>();
  const intro: string[] = [];
  let from = 0;
  for (const marker of text.matchAll(MARKER)) {
    const number = Number(marker[1]);
    const citation = byNumber.get(number);
    const before = text.slice(from, marker.index);
    from = marker.index + marker[0].length;
    if (citation === undefined) {
      intro.push(before);
      continue;
    }
    const split = sentences(before);
    const quoted = split.filter((sentence) => find(citation.quote, sentence) !== null);
    intro.push(...split.filter((sentence) => !quoted.includes(sentence)));
    used.set(number, [...(used.get(number) ?? []), ...quoted]);
  }
  intro.push(text.slice(from));
  return {
    intro: intro
      .map((piece) => piece.replace(/^[\s>*_"“„”.-]+$/gm, '').trim())
      .filter((piece) => piece !== '')
      .join(' '),
    quotations: citations.map((citation) => ({
      citation,
      parts: markUsed(citation.quote, used.get(citation.number) ?? []),
    })),
  };
}

/** A passage with the given sentences marked. */
export function markUsed(quote: string, sentences: readonly string[]): QuotePart[] {
  const ranges = sentences
    .map((sentence) => find(quote, sentence))
    .filter((range) => range !== null)
    .sort((a, b) => a.start - b.start);
  const parts: QuotePart[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start < from) continue;
    if (start > from) parts.push({ text: quote.slice(from, start), used: false });
    parts.push({ text: quote.slice(start, end), used: true });
    from = end;
  }
  if (from < quote.length) parts.push({ text: quote.slice(from), used: false });
  return parts;
}

/** The sentences before each marker `[n]` of `number`, for the card of an ordinary citation. */
export function sentencesFor(text: string, number: number): string[] {
  const found: string[] = [];
  for (const marker of text.matchAll(MARKER)) {
    if (Number(marker[1]) !== number) continue;
    const last = sentences(text.slice(0, marker.index).replaceAll(MARKER, '')).at(-1);
    if (last !== undefined) found.push(last);
  }
  return found;
}

function sentences(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => line.replace(/^\s*(?:>|[-*]|\d+\.)\s*/, '').split(/(?<=[.!?…])\s+/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Where `sentence` stands in `quote`, whatever the white space, emphasis and quotation marks. */
function find(quote: string, sentence: string): { start: number; end: number } | null {
  const words = sentence
    .replaceAll(/[*_`]/g, '')
    .replace(/^["“„«]+/u, '')
    .replace(/["”“»]+$/u, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'iu').exec(quote);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
