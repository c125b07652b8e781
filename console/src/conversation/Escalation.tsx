import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { REASON_ICONS } from '../inbox/reasons';
import { sureness } from './sureness';
import type { Conversation } from './useConversation';

/** Why the assistant gave this conversation to people. */
export function Escalation({
  conversation: { row, timeline, turns },
}: {
  conversation: Conversation;
}) {
  const asked = timeline.items.findLast((item) => item.type === 'owner' && item.owner === 'queue');
  const turn = [...turns.values()].findLast((one) => one.handoff);
  const handoff = turn?.handoff ?? null;
  const reason = row.reason ?? handoff?.reason ?? null;
  const sure = sureness(turn?.confidence);
  if (row.owner === 'ai' || reason === null) return null;
  const facts = [
    ['escalation.goal', handoff?.goal],
    ['escalation.tried', handoff?.tried.join('; ')],
  ] as const;
  return (
    <section className="summary" aria-labelledby="why-escalated">
      <div className="escalation">
        <h3 id="why-escalated">{t('escalation.why')}</h3>
        <ul>
          <li>
            <Icon name={REASON_ICONS[reason]} small />
            {t(`reason.${reason}`)}
          </li>
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
      {facts.some(([, text]) => text) && (
        <dl className="summary-facts">
          {facts.map(
            ([key, text]) =>
              text && (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd dir="auto">{text}</dd>
                </div>
              ),
          )}
        </dl>
      )}
    </section>
  );
}
