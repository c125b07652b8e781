import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

export interface LineProblem {
  /** From 1. */
  line: number;
  message: string;
}

export const setProblems = StateEffect.define<readonly LineProblem[]>();

/** Shows what is wrong below the line it is in. */
export const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    const effect = transaction.effects.find((one) => one.is(setProblems));
    if (effect !== undefined) return draw(transaction.state, effect.value);
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function draw(state: EditorState, problems: readonly LineProblem[]): DecorationSet {
  const widgets = problems.map(({ line, message }) => {
    const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines)).to;
    return Decoration.widget({ widget: new Notice(message), block: true, side: 1 }).range(at);
  });
  return Decoration.set(widgets, true);
}

class Notice extends WidgetType {
  readonly #message: string;

  constructor(message: string) {
    super();
    this.#message = message;
  }

  override eq(other: Notice): boolean {
    return other.#message === this.#message;
  }

  toDOM(): HTMLElement {
    const notice = document.createElement('p');
    notice.className = 'problem';
    notice.textContent = this.#message;
    return notice;
  }
}
