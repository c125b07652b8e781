import type { Quotation } from '../timeline';
import { Icon } from './Icon';
import { Markdown } from './Markdown';
import { SourceFoot } from './SourceCard';
import { t } from './strings';

/** Passages of the help centre, word for word, with the sentences that answer marked. */
export function Extracts({ quotations }: { quotations: readonly Quotation[] }) {
  return (
    <>
      {quotations.map(({ citation, parts, whole }) => (
        <div class="nd-extract" key={citation.number}>
          <p class="nd-extract-label">
            <Icon name="book" small />
            {t('fromHelpCentre')}
          </p>
          <div class="nd-extract-body">
            <div>
              {citation.section && <p class="nd-extract-path">{citation.section}</p>}
              <p class="nd-extract-title" dir="auto">
                {citation.title}
              </p>
            </div>
            <blockquote class="nd-quote" dir="auto">
              {whole === null ? (
                parts.map((part) => (part.used ? <mark>{part.text}</mark> : part.text))
              ) : (
                <Markdown text={whole} />
              )}
            </blockquote>
          </div>
          <SourceFoot citation={citation} />
        </div>
      ))}
    </>
  );
}
