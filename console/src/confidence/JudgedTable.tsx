import type { Tally } from '../api/confidence';
import { Table } from '../ui/Table';
import { t } from './messages';

/** Who has judged answers, and how. */
export function JudgedTable({ sources }: { sources: readonly Tally[] }) {
  return (
    <Table<Tally>
      lead
      rows={sources}
      keyOf={({ source }) => source}
      columns={[
        { title: t('judged.source'), render: ({ source }) => t(`judged.${source}`) },
        { title: t('judged.all'), numeric: true, render: ({ all }) => all },
        { title: t('judged.right'), numeric: true, render: ({ right }) => right },
      ]}
    />
  );
}
