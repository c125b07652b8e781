import { Link } from '@tanstack/react-router';
import type { Example } from '../api/confidence';
import { t } from './messages';
import { percent } from './percent';

/** Some questions that people would get. */
export function HandedOver({ examples }: { examples: readonly Example[] }) {
  return (
    <ul className="quality-list confidence-list">
      {examples.map(({ turn, conversation, question, right, topic }) => (
        <li key={turn}>
          <p dir="auto">
            <Link to="/inbox/$conversation" params={{ conversation }} preload={false}>
              {question}
            </Link>
          </p>
          <p className="tone-second">
            {[t('answer.sure', { sure: percent(right) }), topic].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
