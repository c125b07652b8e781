import { parse, split, type Block } from './blocks';
import { inline, type InlineOptions } from './inline';

export interface MarkdownOptions {
  cite?(number: number): Node | null;
  /** Names of regions that scroll by themselves. */
  labels?: { code: string; table: string };
}

/** Up to here a row that is shorter than the head is filled: cells must not multiply without end. */
const FILLED = 12;

/**
 * Shows a growing text as elements. Finished blocks stay as they are; an update draws only the last
 * one again. No text ever becomes markup.
 */
export class MarkdownView {
  #pieces: { source: string; open: boolean; nodes: ChildNode[] }[] = [];

  constructor(
    private readonly container: Element,
    private readonly options: MarkdownOptions = {},
  ) {}

  /** @param done false while more text may follow */
  update(text: string, done: boolean): void {
    const sources = split(text);
    let kept = 0;
    while (kept < sources.length) {
      const open = !done && kept === sources.length - 1;
      const piece = this.#pieces[kept];
      if (piece === undefined || piece.source !== sources[kept] || piece.open !== open) break;
      kept += 1;
    }
    for (const piece of this.#pieces.splice(kept)) for (const node of piece.nodes) node.remove();
    for (let at = kept; at < sources.length; at += 1) {
      const source = sources[at] ?? '';
      const open = !done && at === sources.length - 1;
      const nodes = parse(source).map((block) => this.#draw(block, open));
      this.container.append(...nodes);
      this.#pieces.push({ source, open, nodes });
    }
  }

  /** Draws everything anew at the next update, for example when the sources have come. */
  invalidate(): void {
    for (const piece of this.#pieces.splice(0)) for (const node of piece.nodes) node.remove();
  }

  #draw(block: Block, open: boolean): HTMLElement {
    switch (block.type) {
      case 'paragraph':
        return this.#text('p', block.text, open);
      case 'heading':
        // Headings of a message are below those of the page, and all look the same.
        return this.#text('h4', block.text, open);
      case 'code':
        return this.#scroller('pre', this.options.labels?.code, [
          element('code', [document.createTextNode(block.text)]),
        ]);
      case 'quote':
        return element('blockquote', this.#all(block.blocks, open));
      case 'list':
        return this.#list(block, open);
      case 'table':
        return this.#table(block, open);
      case 'rule':
        return document.createElement('hr');
      default:
        block satisfies never;
        return document.createElement('p');
    }
  }

  #all(blocks: Block[], open: boolean): HTMLElement[] {
    return blocks.map((block, at) => this.#draw(block, open && at === blocks.length - 1));
  }

  #list(block: Extract<Block, { type: 'list' }>, open: boolean): HTMLElement {
    const list = document.createElement(block.start === null ? 'ul' : 'ol');
    if (block.start !== null && block.start !== 1) list.setAttribute('start', String(block.start));
    block.items.forEach((item, at) => {
      const last = open && at === block.items.length - 1;
      const [first, ...rest] = item;
      const entry = document.createElement('li');
      if (first?.type === 'paragraph') this.#inline(entry, first.text, last && rest.length === 0);
      else if (first !== undefined) entry.append(this.#draw(first, last && rest.length === 0));
      entry.append(...this.#all(rest, last));
      list.append(entry);
    });
    return list;
  }

  #table(block: Extract<Block, { type: 'table' }>, open: boolean): HTMLElement {
    const row = (tag: 'th' | 'td', cells: string[]) =>
      element(
        'tr',
        block.head.slice(0, Math.max(cells.length, FILLED)).map((_, at) => {
          const cell = this.#text(tag, cells[at] ?? '', open);
          const align = block.align[at];
          if (align) cell.className = `nd-align-${align}`;
          return cell;
        }),
      );
    return this.#scroller('div', this.options.labels?.table, [
      element('table', [
        element('thead', [row('th', block.head)]),
        element(
          'tbody',
          block.rows.map((cells) => row('td', cells)),
        ),
      ]),
    ]);
  }

  /** Something wide that scrolls by itself, also with the keyboard. */
  #scroller(tag: string, label: string | undefined, children: Node[]): HTMLElement {
    const scroller = element(tag, children);
    scroller.classList.add('nd-scroll');
    scroller.tabIndex = 0;
    scroller.setAttribute('role', 'group');
    if (label !== undefined) scroller.setAttribute('aria-label', label);
    return scroller;
  }

  #text(tag: string, text: string, open: boolean): HTMLElement {
    const node = document.createElement(tag);
    this.#inline(node, text, open);
    return node;
  }

  #inline(node: Node, text: string, open: boolean): void {
    const options: InlineOptions = { open };
    if (this.options.cite !== undefined) options.cite = this.options.cite;
    inline(node, text, options);
  }
}

function element(tag: string, children: Node[]): HTMLElement {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}

/** The text as one would read it aloud: without marks, markers and addresses. */
export function plainText(markdown: string): string {
  const container = document.createElement('div');
  new MarkdownView(container).update(markdown, true);
  for (const node of container.querySelectorAll('li, th, td')) node.append(' ');
  for (const node of container.querySelectorAll('br')) node.replaceWith(' ');
  return Array.from(container.children, (block) => block.textContent ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
