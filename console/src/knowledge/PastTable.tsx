import type { Change } from '../api/past';
import { Button } from '../ui/Button';
import { i18n } from '../ui/i18n';
import { Table } from '../ui/Table';
import { t } from './messages';

interface Props {
  changes: readonly Change[];
  /** Absent for those who may only look. */
  onGoBack?: (change: Change) => void;
}

export function PastTable({ changes, onGoBack }: Props) {
  return (
    <Table
      lead
      rows={changes}
      keyOf={({ at }) => at}
      columns={[
        { title: t('when'), render: moment },
        { title: t('past.who'), quiet: true, render: ({ by }) => by ?? '–' },
        { title: t('past.published'), numeric: true, render: ({ published }) => published },
        { title: t('past.withdrawn'), numeric: true, render: ({ withdrawn }) => withdrawn },
        onGoBack && {
          title: t('past.goBack'),
          untitled: true,
          render: (change) => (
            <Button
              tone="ghost"
              icon="history"
              aria-label={t('past.goBackAt', { time: moment(change) })}
              onClick={() => onGoBack(change)}
            >
              {t('past.goBack')}
            </Button>
          ),
        },
      ]}
    />
  );
}

/** "Today, 14:02" */
export function moment({ at }: Change): string {
  const time = Date.parse(at);
  return `${i18n().day(time)}, ${i18n().time(time)}`;
}
