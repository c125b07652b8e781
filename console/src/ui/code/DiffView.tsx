import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { t } from '../i18n';
import { useMedia } from '../useMedia';
import { base, named } from './extensions';
import { mergeTheme } from './mergeTheme';

interface Props {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
  /** Makes the right side writable, with arrows that take over what stands left. */
  onMerge?: (merged: string) => void;
}

function takeOver(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-label', t('conflict.takeOver'));
  button.title = t('conflict.takeOver');
  button.textContent = '→';
  return button;
}

const COLLAPSE = { margin: 3, minSize: 4 };
const LIMITS = { scanLimit: 2_000, timeout: 500 };

/** Two texts beside each other; below 1100 px one text with both. */
export default function DiffView({ before, after, beforeLabel, afterLabel, onMerge }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const merged = useRef(onMerge);
  useEffect(() => {
    merged.current = onMerge;
  });
  const wide = useMedia('(min-width: 68.75rem)') || onMerge !== undefined;
  const writable = onMerge !== undefined;

  useEffect(() => {
    const parent = container.current;
    if (parent === null) return;
    const fixed: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
    const side = (label: string, writes: boolean): Extension => [
      base,
      lineNumbers(),
      mergeTheme,
      named(label),
      writes
        ? EditorView.updateListener.of((update) => {
            if (update.docChanged) merged.current?.(update.state.doc.toString());
          })
        : fixed,
      // Scrolls, hence it must be reachable by the keyboard
      EditorView.contentAttributes.of({ tabindex: '0' }),
    ];
    const view = wide
      ? new MergeView({
          parent,
          a: { doc: before, extensions: side(beforeLabel, false) },
          b: { doc: after, extensions: side(afterLabel, writable) },
          collapseUnchanged: COLLAPSE,
          diffConfig: LIMITS,
          ...(writable ? { revertControls: 'a-to-b' as const, renderRevertControl: takeOver } : {}),
        })
      : new EditorView({
          parent,
          state: EditorState.create({
            doc: after,
            extensions: [
              side(afterLabel, false),
              unifiedMergeView({
                original: before,
                mergeControls: false,
                collapseUnchanged: COLLAPSE,
                diffConfig: LIMITS,
              }),
            ],
          }),
        });
    return () => view.destroy();
    // While merging, `after` follows the editor and must not build a new one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [before, writable ? null : after, beforeLabel, afterLabel, wide, writable]);

  return <div ref={container} className="diff" />;
}
