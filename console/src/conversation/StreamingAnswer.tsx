import { visibleText, type Answer } from '@nightdesk/widget/timeline';
import { Avatar } from '../ui/Avatar';
import { t } from '../ui/i18n';
import { Markdown } from '../ui/Markdown';

/** What the assistant is writing at this moment. */
export function StreamingAnswer({ answer }: { answer: Answer }) {
  if (answer.state !== 'running' && answer.state !== 'queued') return null;
  const text = visibleText(answer);
  const status =
    answer.state === 'queued'
      ? t('stream.queued')
      : t(answer.detail === 'searching' ? 'stream.searching' : 'stream.writing');
  return (
    <article className="message message-ai" aria-label={status}>
      <p className="message-name">
        <Avatar kind="assistant" name="" />
        <strong>{status}</strong>
      </p>
      {text !== '' && (
        <div className="bubble is-streaming">
          <Markdown text={text} done={false} />
        </div>
      )}
    </article>
  );
}
