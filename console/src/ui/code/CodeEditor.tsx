import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { base, named, numbered, variables } from './extensions';
import { problemField, setProblems, type LineProblem } from './problems';

interface Props {
  value: string;
  onChange(value: string): void;
  label: string;
  readOnly?: boolean;
  /** With line numbers and variables, as prompts need them. */
  prompt?: { variables: readonly string[]; problems: readonly LineProblem[] };
}

const NONE: readonly LineProblem[] = [];

/** A CodeMirror editor as a controlled field. */
export default function CodeEditor({ value, onChange, label, readOnly = false, prompt }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useRef(onChange);
  const writable = useRef(new Compartment());
  useEffect(() => {
    changed.current = onChange;
  });
  const known = prompt?.variables.join(' ');

  useEffect(() => {
    if (container.current === null) return;
    const { current: writing } = writable;
    const editor = new EditorView({
      parent: container.current,
      state: EditorState.create({
        doc: view.current?.state.doc ?? value,
        extensions: [
          base,
          named(label),
          known === undefined ? [] : [numbered, variables(known.split(' ')), problemField],
          writing.of(EditorState.readOnly.of(readOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
    // The text comes in by the effect below; a new editor would lose the caret.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [label, known]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  const problems = prompt?.problems ?? NONE;
  useEffect(() => {
    view.current?.dispatch({ effects: setProblems.of(problems) });
  }, [problems, known]);

  useEffect(() => {
    view.current?.dispatch({
      effects: writable.current.reconfigure(EditorState.readOnly.of(readOnly)),
    });
  }, [readOnly]);

  return <div ref={container} className="code" />;
}
