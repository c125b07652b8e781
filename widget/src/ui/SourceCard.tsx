import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Citation } from '../protocol';
import { markUsed, sentencesFor } from '../timeline';
import { Icon } from './Icon';
import { language, t } from './strings';

/** Space between the card and the chip it belongs to. */
const GAP = 8;

export interface OpenSource {
  citation: Citation;
  /** The answer, to mark the sentence it used. */
  text: string;
  chip: HTMLElement;
}

/** Where a sentence of an answer comes from. */
export function SourceCard({ source, close }: { source: OpenSource; close(): void }) {
  const { citation, text, chip } = source;
  const card = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (card.current !== null) place(card.current, chip);
  }, [source]);

  useEffect(() => {
    card.current?.focus();
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (card.current?.contains(target) !== true && !chip.contains(target)) close();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [source]);

  const leave = () => {
    close();
    if (chip.isConnected) chip.focus();
  };
  return (
    <div
      ref={card}
      class="nd-source-card"
      role="dialog"
      tabIndex={-1}
      aria-label={t('source', { number: citation.number, title: citation.title })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <div class="nd-source-head">
        <div>
          {citation.section && <p class="nd-extract-path">{citation.section}</p>}
          <p class="nd-extract-title" dir="auto">
            {citation.title}
          </p>
        </div>
        <button
          class="nd-icon-button nd-icon-button--compact"
          type="button"
          aria-label={t('closeSource')}
          onClick={leave}
        >
          <Icon name="close" small />
        </button>
      </div>
      <Quote quote={citation.quote} sentences={sentencesFor(text, citation.number)} />
      <SourceFoot citation={citation} />
    </div>
  );
}

/** A passage, with the sentences an answer used marked. */
export function Quote({ quote, sentences }: { quote: string; sentences: readonly string[] }) {
  return (
    <blockquote class="nd-quote" dir="auto">
      {markUsed(quote, sentences).map((part) => (part.used ? <mark>{part.text}</mark> : part.text))}
    </blockquote>
  );
}

export function SourceFoot({ citation }: { citation: Citation }) {
  const href = articleUrl(citation.url);
  return (
    <p class="nd-extract-foot">
      <span>
        {citation.updated &&
          t('updated', { date: language.value.date(Date.parse(citation.updated)) })}
      </span>
      {href !== null && (
        <a class="nd-link" href={href} target="_blank" rel="noopener noreferrer">
          {t('openArticle')}
          <Icon name="open" small />
        </a>
      )}
    </p>
  );
}

/** A path on this server or a web address; nothing else can be opened. */
function articleUrl(url: string): string | null {
  try {
    const { protocol, href } = new URL(url, location.href);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** Below the chip if there is room, else above it. */
function place(card: HTMLElement, chip: HTMLElement): void {
  const at = chip.getBoundingClientRect();
  const height = card.offsetHeight;
  const below = at.bottom + GAP;
  const fits = below + height < innerHeight - GAP;
  card.style.top = `${Math.max(GAP, fits ? below : at.top - GAP - height)}px`;
}
