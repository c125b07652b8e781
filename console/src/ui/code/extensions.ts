import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { nonce } from '../nonce';

/** How an editor looks here; colours are tokens, so that dark mode needs nothing. */
const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    font: '0.8125rem/1.5rem var(--font-mono)',
    overflow: 'auto',
  },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--accent-text)' },
  '.cm-line': { padding: '0 1.5rem 0 0.5rem' },
  '.cm-cursor': { borderInlineStart: '2px solid var(--accent-text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--text-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.5rem', padding: '0 0.5rem 0 0.75rem' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--canvas)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)' },
  '.cm-tooltip': {
    border: '1px solid var(--border)',
    borderRadius: 'var(--r-card)',
    backgroundColor: 'var(--bg)',
    boxShadow: 'var(--e-2)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
});

/** What every editor has. Tab stays the browser's, so that the keyboard finds out again. */
export const base: Extension = [
  EditorView.cspNonce.of(nonce),
  theme,
  history(),
  drawSelection(),
  EditorView.lineWrapping,
  keymap.of([...defaultKeymap, ...historyKeymap]),
  mark(/^#{1,6} .*$/g, 'code-heading'),
];

export const numbered: Extension = [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
];

export const named = (label: string): Extension =>
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' });

/** Marks `{{name}}`, underlines unknown ones, and completes after `{{`. */
export function variables(known: readonly string[]): Extension {
  const names = new Set(known);
  return [
    mark(/\{\{[#^/]?\s*([\w.]*)\s*\}\}/g, (match) =>
      names.size === 0 || match[1] === undefined || names.has(match[1])
        ? 'code-variable'
        : 'code-unknown',
    ),
    mark(/\{\{>\s*[\w/.-]+\s*\}\}/g, 'code-partial'),
    autocompletion({ override: [(context) => complete(context, known)], icons: false }),
  ];
}

function complete(context: CompletionContext, known: readonly string[]) {
  const open = context.matchBefore(/\{\{[#^/]?\s*[\w.]*/);
  if (open === null) return null;
  const from = open.from + open.text.search(/[\w.]*$/);
  const closed = context.state.sliceDoc(context.pos, context.pos + 2) === '}}';
  return {
    from,
    options: known.map((label) => ({ label, apply: closed ? label : `${label}}}` })),
    validFor: /^[\w.]*$/,
  };
}

function mark(regexp: RegExp, style: string | ((match: RegExpExecArray) => string)): Extension {
  const matcher = new MatchDecorator({
    regexp,
    decoration: (match) =>
      Decoration.mark({ class: typeof style === 'string' ? style : style(match) }),
  });
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
