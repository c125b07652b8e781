import type { Citation } from '@nightdesk/widget/protocol';
import { Link } from '@tanstack/react-router';

/** The articles an answer rests on, for the agent who wants to read or mend one. */
export function Sources({ citations }: { citations: readonly Citation[] }) {
  return (
    <ul className="sources">
      {citations.map(({ number, article, title, quote }) => (
        <li key={number}>
          <Link
            to="/knowledge/articles/$article"
            params={{ article }}
            className="source"
            title={quote}
            preload={false}
          >
            <span className="citation" aria-hidden="true">
              {number}
            </span>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
