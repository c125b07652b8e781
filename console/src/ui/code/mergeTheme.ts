import { EditorView } from '@codemirror/view';

const ADDED = 'color-mix(in srgb, var(--ok) 24%, transparent)';
const REMOVED = 'color-mix(in srgb, var(--danger) 22%, transparent)';

/** How changes look: colour, and a bar in the gutter for who sees no colour. */
export const mergeTheme = EditorView.theme({
  '&.cm-merge-b .cm-changedLine, .cm-changedLine, .cm-insertedLine': {
    backgroundColor: 'var(--ok-soft)',
  },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--danger-soft)' },
  '&.cm-merge-b .cm-changedText, .cm-changedText': {
    borderRadius: '3px',
    background: ADDED,
  },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    borderRadius: '3px',
    background: REMOVED,
  },
  '.cm-insertedLine, .cm-deletedLine, .cm-deletedLine del': { textDecoration: 'none' },
  '.cm-changeGutter': { width: '4px', paddingLeft: '0' },
  '&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter': { background: 'var(--ok)' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--danger)' },
  '.cm-collapsedLines': {
    padding: '0 0.75rem',
    borderBlock: '1px solid var(--border)',
    background: 'var(--canvas)',
    color: 'var(--text-3)',
    font: 'var(--t-meta)',
    lineHeight: '1.75rem',
  },
});
