import type { ShownMessage } from '@nightdesk/widget/timeline';
import { useEffect, useId, useRef, useState } from 'react';
import type { TurnRecord } from '../api/desk';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { ReportAnswer } from './ReportAnswer';
import { ms, Provenance, rungName } from './Provenance';

interface Props {
  message: ShownMessage;
  turn: TurnRecord | undefined;
}

/** One line on how an answer came about; the rest on demand. */
export function AnswerDetails({ message, turn }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const details = useRef<HTMLDivElement>(null);
  // The transcript grows upwards, out of sight of who just opened this.
  useEffect(() => {
    if (open) details.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const parts = [
    message.stopped ? t('answer.stopped') : null,
    rungName(turn?.rung ?? message.rung),
    turn?.promptVersion ? t('answer.version', { version: turn.promptVersion }) : null,
    turn?.timings?.totalMs ? ms(turn.timings.totalMs) : null,
  ].filter((part) => part !== null);
  return (
    <div className="answer-details" ref={details}>
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
        <div id={id} className="provenance">
          <Provenance turn={turn} />
        </div>
      )}
    </div>
  );
}
