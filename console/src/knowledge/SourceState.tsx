import { isOpen, type Source } from '../api/sources';
import { Icon } from '../ui/Icon';
import { t } from './messages';

/** How a source stands: what it is doing, else what is wrong, else that nothing is. */
export function SourceState({ source }: { source: Source }) {
  const { run } = source;
  if (isOpen(source)) {
    return (
      <span className="chip chip-accent">
        <Icon name="refresh" />
        {progress(source)}
      </span>
    );
  }
  if (run.state === 'failed') {
    return (
      <span className="chip chip-danger" title={run.failure ?? undefined}>
        <Icon name="alert" />
        {t('sources.state.failed')}
      </span>
    );
  }
  if (source.problems > 0) {
    return (
      <span className="chip chip-note">
        <Icon name="alert" />
        {t('sources.state.problems', { count: source.problems })}
      </span>
    );
  }
  return (
    <span className="chip chip-ok">
      <Icon name="check" />
      {t('sources.state.ok')}
    </span>
  );
}

function progress({ run }: Source): string {
  if (run.state === 'waiting') return t('sources.state.waiting');
  return run.total > run.done
    ? t('sources.state.progress', { done: run.done, total: run.total })
    : t('sources.state.running');
}
