import type { Citation } from '../protocol';

/** A piece of a quoted passage; `used` marks the sentence the answer rests on. */
export interface QuotePart {
  readonly text: string;
  readonly used: boolean;
}

export interface Quotation {
  readonly citation: Citation;
  /** The quoted part as the answer lays it out, in Markdown; null when the passage says more. */
  readonly whole: string | null;
  /** The passage, with the quoted sentences marked. */
  readonly parts: readonly QuotePart[];
}

export interface Extract {
  /** What the assistant says of its own. */
  readonly intro: string;
  readonly quotations: readonly Quotation[];
}

const MARKER = /\s*\[(\d{1,2})\]/g;
/** A line of a list, or one that begins with a bold heading. */
const LAID_OUT = /^\s*(?:[-*]\s|\d+\.\s|\*\*|\|)/m;
/** A passage of which at least this much is quoted needs no marks. */
const NEARLY_ALL = 0.9;

/**
 * Takes an extractive answer apart. Its first block introduces, unless that is quoted already; what
 * follows up to a marker `[n]` is quoted from passage `n`. Quoted prose is shown marked within its
 * passage, everything else as the answer lays it out.
 */
export function extract(text: string, citations: readonly Citation[]): Extract {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  const bodies = new Map<number, string[]>();
  const intro: string[] = [];
  let from = 0;
  for (const marker of text.matchAll(MARKER)) {
    const number = Number(marker[1]);
    const blocks = text.slice(from, marker.index).split(/\n\s*\n/);
    const quote = byNumber.get(number)?.quote ?? '';
    if (from === 0 && !isQuoted(blocks[0] ?? '', quote)) intro.push(...blocks.splice(0, 1));
    from = marker.index + marker[0].length;
    bodies.set(number, [...(bodies.get(number) ?? []), blocks.join('\n\n').trim()]);
  }
  intro.push(text.slice(from));
  return {
    intro: intro
      .map((block) => block.trim())
      .filter((block) => block !== '')
      .join('\n\n'),
    quotations: citations.map((citation) => quotation(citation, bodies.get(citation.number) ?? [])),
  };
}

function quotation(citation: Citation, bodies: readonly string[]): Quotation {
  const body = bodies.map((one) => one.replaceAll(/^\s*>\s?/gm, '')).join('\n\n');
  const quoted = sentences(body);
  const parts = markUsed(citation.quote, quoted);
  const used = parts.filter((part) => part.used);
  const length = used.reduce((sum, part) => sum + part.text.length, 0);
  const marked =
    body === '' ||
    (used.length >= quoted.length &&
      !LAID_OUT.test(body) &&
      length < citation.quote.length * NEARLY_ALL);
  return { citation, whole: marked ? null : body, parts };
}

function isQuoted(block: string, quote: string): boolean {
  return sentences(block).some((sentence) => find(quote, sentence) !== null);
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
    .flatMap((line) => line.replace(/^\s*(?:>\s?|[-*]\s+|\d+\.\s+)/, '').split(/(?<=[.!?…])\s+/u))
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
