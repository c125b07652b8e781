import { MarkdownView } from '@nightdesk/widget/markdown';
import { useLayoutEffect, useRef } from 'react';
import { t } from './i18n';

interface Props {
  text: string;
  /** False while the text is still being written. */
  done?: boolean;
  /** Makes the chip of source `[n]`; null when there is no such source. */
  cite?: (number: number) => Node | null;
  className?: string;
}

/** Text with the small Markdown of messages; the one renderer of widget and console. */
export function Markdown({ text, done = true, cite, className = '' }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<MarkdownView>(null);
  const citing = useRef(cite);
  useLayoutEffect(() => {
    citing.current = cite;
    if (container.current === null) return;
    view.current ??= new MarkdownView(container.current, {
      cite: (number) => citing.current?.(number) ?? null,
      labels: { code: t('markdown.code'), table: t('markdown.table') },
    });
    view.current.update(text, done);
  }, [text, done, cite]);
  return <div ref={container} className={`markdown ${className}`} dir="auto" />;
}
