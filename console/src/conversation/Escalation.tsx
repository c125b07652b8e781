import type { EventOf } from '@nightdesk/widget/protocol';
import type { ReactNode } from 'react';
import type { HandoffNote } from '../api/desk';
import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { REASON_ICONS } from '../inbox/reasons';
import { sureness } from './sureness';
import type { Conversation } from './useConversation';

/** Why the assistant gave this conversation to people. */
export function Escalation({
  conversation: { row, timeline, turns, handoff, retryTurns },
}: {
  conversation: Conversation;
}) {
  const asked = timeline.items.findLast(
    (item): item is EventOf<'owner'> => item.type === 'owner' && item.owner === 'queue',
  );
  // A turn says nothing of a customer who has pressed the button since.
  const turn = [...turns.values()].findLast((one) => one.handoff && asked?.by.kind === 'assistant');
  const reason = row.reason ?? handoff?.reason ?? null;
  const sure = sureness(turn?.confidence);
  const unread = retryTurns !== null && <Unread onRetry={retryTurns} />;
  if (row.owner === 'ai' || reason === null) {
    return unread && <div className="summary">{unread}</div>;
  }
  return (
    <section className="summary" aria-labelledby="why-escalated">
      <div className="escalation">
        <h3 id="why-escalated">{t('escalation.why')}</h3>
        <ul>
          <li>
            <Icon name={REASON_ICONS[reason]} small />
            {t(`reason.${reason}`)}
          </li>
          {turn?.ruleName && (
            <li>
              <Icon name="check" small />
              {t('rule.own_rule', { name: turn.ruleName })}
            </li>
          )}
          {sure !== null && (
            <li>
              <Icon name="gauge" small />
              {sure}
            </li>
          )}
          {asked !== undefined && (
            <li>
              <Icon name="clock" small />
              {i18n().time(Date.parse(asked.at))}
            </li>
          )}
        </ul>
      </div>
      {unread || (handoff !== null && <Note note={handoff} />)}
    </section>
  );
}

/** In place of what could not be read. */
function Unread({ onRetry }: { onRetry: () => void }) {
  return (
    <p className="refused" role="alert">
      <Icon name="alert" small />
      {t('escalation.unread')}
      <button type="button" className="button-link" onClick={onRetry}>
        {t('retry')}
      </button>
    </p>
  );
}

/** A model's words: whether they are true nobody has checked. */
function Reported({ children }: { children: string }) {
  return (
    <>
      <q dir="auto">{children}</q>
      <small className="tone-second">{t('escalation.unchecked')}</small>
    </>
  );
}

/** What the customer said is quoted, also in a model's words: it is a claim, not a fact. */
function Note({
  note: { goal, tried, open, missing, next, summary, advice },
}: {
  note: HandoffNote;
}) {
  const facts: [string, ReactNode][] = [
    [t('escalation.summary'), summary && <Reported>{summary}</Reported>],
    [t('escalation.goal'), goal && <q dir="auto">{goal}</q>],
    [
      t('escalation.open'),
      missing ? <Reported>{missing}</Reported> : open !== goal && open && <q dir="auto">{open}</q>,
    ],
    [t('escalation.tried'), tried.join('; ')],
    [t('escalation.next'), t(`next.${next}`)],
    [t('escalation.advice'), advice],
  ];
  return (
    <dl className="summary-facts">
      {facts.map(
        ([name, text]) =>
          text && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
