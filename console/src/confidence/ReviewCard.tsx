import { Link } from '@tanstack/react-router';
import type { ReviewItem } from '../api/reviews';
import { CitedText } from '../conversation/CitedText';
import { Icon } from '../ui/Icon';
import { t } from './messages';

/** A question, the answer it got, and what that rests on. */
export function ReviewCard({ item }: { item: ReviewItem }) {
  const { before, question, answer, citations, passages, withheld, drafted, report } = item;
  const cited = new Set(citations.map(({ article }) => article));
  const others = passages.filter(({ article }) => !cited.has(article));
  return (
    <article className="card review-card" aria-label={question.join(' ')}>
      {report !== null && (
        <p className="review-report">
          <Icon name="alert" small />
          <span dir="auto">
            {report === '' ? t('review.reported') : t('review.reportedWhy', { reason: report })}
          </span>
        </p>
      )}
      {before.length > 0 && (
        <ul className="review-before tone-second" aria-label={t('review.before')}>
          {before.map(({ by, text }, at) => (
            <li key={at} dir="auto">
              <strong>{by === 'visitor' ? t('review.customer') : t('review.answerer')}</strong>{' '}
              {text}
            </li>
          ))}
        </ul>
      )}
      {question.map((text, at) => (
        <p key={at} className="review-question" dir="auto">
          {text}
        </p>
      ))}
      <div className="review-answer">
        {withheld && <p className="tone-second">{t('review.withheld')}</p>}
        {drafted === true && <p className="tone-second">{t('review.drafted')}</p>}
        <CitedText text={answer} citations={citations} />
      </div>
      {citations.length > 0 && (
        <ol className="review-sources" aria-label={t('answer.passages')}>
          {citations.map(({ number, article, title, quote }) => (
            <li key={number} value={number}>
              <Article article={article} title={title} />
              {!repeats(answer, quote) && <blockquote dir="auto">{quote}</blockquote>}
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <p className="tone-second review-others">
          {t('review.others')}{' '}
          {others.map(({ article, title }, at) => (
            <span key={article}>
              {at > 0 && ' · '}
              <Article article={article} title={title} />
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

/** Quotations say every sentence of it already. */
function repeats(answer: string, quote: string): boolean {
  const said = letters(answer);
  return quote.split(/(?<=[.!?])\s/).every((sentence) => said.includes(letters(sentence)));
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

function Article({ article, title }: { article: string; title: string }) {
  return (
    <Link
      to="/knowledge/articles/$article"
      params={{ article }}
      preload={false}
      target="_blank"
      rel="noopener"
    >
      {title}
    </Link>
  );
}
