import type { ShownMessage } from '@nightdesk/widget/timeline';
import { lazy, Suspense, useId, useState } from 'react';
import type { TurnRecord } from '../api/desk';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { ms, rungName } from './answerLine';
import { ReportAnswer } from './ReportAnswer';

// Few answers are looked into: it is loaded with the first.
const Provenance = lazy(async () => ({ default: (await import('./Provenance')).Provenance }));

/** The transcript grows upwards, out of sight of who just opened this. */
const intoView = (details: HTMLElement | null) =>
  details?.parentElement?.scrollIntoView({ block: 'nearest' });

interface Props {
  message: ShownMessage;
  turn: TurnRecord | undefined;
}

/** One line on how an answer came about; the rest on demand. */
export function AnswerDetails({ message, turn }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const parts = [
    message.stopped ? t('answer.stopped') : null,
    rungName(turn?.rung ?? message.rung),
    turn?.promptVersion ? t('answer.version', { version: turn.promptVersion }) : null,
    turn?.timings?.totalMs ? ms(turn.timings.totalMs) : null,
  ].filter((part) => part !== null);
  return (
    <div className="answer-details">
      <p className="answer-line">
        {message.thumb !== null && (
          <span className={message.thumb === 'up' ? 'tone-ok' : 'tone-danger'}>
            <Icon name={message.thumb === 'up' ? 'thumb-up' : 'thumb-down'} small />
            {t(`thumb.${message.thumb}`)}
          </span>
        )}
        {turn?.timings === undefined ? (
          <span>{parts.join(' · ')}</span>
        ) : (
          <button
            type="button"
            className="answer-toggle"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <span className="visually-hidden">{t('answer.how')}: </span>
            {parts.join(' · ')}
            <Icon name="down" small />
          </button>
        )}
        {message.turn !== null && <ReportAnswer turn={message.turn} />}
      </p>
      {open && turn !== undefined && (
        <Suspense fallback={null}>
          <div id={id} className="provenance" ref={intoView}>
            <Provenance turn={turn} />
          </div>
        </Suspense>
      )}
    </div>
  );
}
