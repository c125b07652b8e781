import { useLayoutEffect, useRef } from 'preact/hooks';
import { MarkdownView } from '../markdown';
import type { Citation } from '../protocol';
import { t } from './strings';

interface MarkdownProps {
  text: string;
  /** Confirmed sources; only their markers become chips. */
  citations?: readonly Citation[];
  /** More text will follow. */
  growing?: boolean;
  onCite?(citation: Citation, chip: HTMLElement): void;
}

/** Message text. The elements inside are drawn by hand, because the text may still grow. */
export function Markdown({ text, citations = [], growing = false, onCite }: MarkdownProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<MarkdownView | null>(null);
  const drawn = useRef<readonly Citation[]>(citations);
  const latest = useRef({ citations, onCite });
  latest.current = { citations, onCite };

  useLayoutEffect(() => {
    const place = container.current;
    if (place === null) return;
    view.current ??= new MarkdownView(place, {
      labels: { code: t('code'), table: t('table') },
      cite: (number) => {
        const citation = latest.current.citations.find((one) => one.number === number);
        if (citation === undefined) return null;
        return chip(citation, (button) => latest.current.onCite?.(citation, button));
      },
    });
    if (drawn.current.length !== citations.length) view.current.invalidate();
    drawn.current = citations;
    view.current.update(text, !growing);
    if (growing) addCaret(place);
  }, [text, citations.length, growing]);

  return <div class="nd-text" dir="auto" ref={container} />;
}

function chip(citation: Citation, open: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nd-cite';
  button.textContent = String(citation.number);
  button.setAttribute(
    'aria-label',
    t('source', { number: citation.number, title: citation.title }),
  );
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => open(button));
  return button;
}

/** Behind the last letter, wherever that is. It goes away with the block it stands in. */
function addCaret(container: Element): void {
  for (const old of container.querySelectorAll('.nd-caret')) old.remove();
  let last = container.lastElementChild;
  while (last?.lastElementChild && !(last.lastChild instanceof Text)) {
    last = last.lastElementChild;
  }
  const caret = document.createElement('span');
  caret.className = 'nd-caret';
  caret.setAttribute('aria-hidden', 'true');
  (last ?? container).append(caret);
}
