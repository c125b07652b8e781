import type { Citation } from '@nightdesk/widget/protocol';
import { useCallback } from 'react';
import { t } from '../ui/i18n';
import { Markdown } from '../ui/Markdown';

interface Props {
  text: string;
  citations: readonly Citation[];
}

/** A message whose `[1]` are chips that lead to the article, where the server confirmed them. */
export function CitedText({ text, citations }: Props) {
  const cite = useCallback(
    (number: number) => {
      const citation = citations.find((one) => one.number === number);
      return citation === undefined ? null : chip(citation);
    },
    [citations],
  );
  return <Markdown text={text} cite={cite} />;
}

function chip({ number, title, quote, url }: Citation): Node {
  const link = document.createElement('a');
  link.className = 'citation';
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener';
  link.title = `${title}\n“${quote}”`;
  link.textContent = String(number);
  link.setAttribute('aria-label', t('source.label', { number, title }));
  return link;
}
