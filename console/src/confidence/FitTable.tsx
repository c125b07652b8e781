import type { FitVersion, Overview } from '../api/confidence';
import { Button } from '../ui/Button';
import { ago, i18n } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Table } from '../ui/Table';
import { t } from './messages';

interface Props {
  overview: Overview;
  busy: boolean;
  /** Absent for those who may only look. */
  onUse?: (version: number) => void;
}

/** The fits to the site's own judgements, and the way back to an earlier one. */
export function FitTable({ overview: { fit, fits }, busy, onUse }: Props) {
  const choice = (version: number) =>
    version === fit ? (
      <span className="chip chip-ok">
        <Icon name="check" />
        {t('fit.used')}
      </span>
    ) : (
      onUse !== undefined && (
        <Button tone="ghost" icon="history" busy={busy} onClick={() => onUse(version)}>
          {t('fit.use')}
        </Button>
      )
    );
  return (
    <Table<FitVersion | null>
      lead
      // What is shipped stands below.
      rows={[...fits, null]}
      keyOf={(one) => one?.version ?? 0}
      columns={[
        {
          title: t('fit.version'),
          render: (one) =>
            one === null ? (
              t('fit.shipped')
            ) : (
              <>
                {t('answer.version', { version: one.version })} <Outcome fit={one} />
              </>
            ),
        },
        { title: t('fit.fitted'), numeric: true, render: (one) => one?.fitted ?? '–' },
        { title: t('fit.heldOut'), numeric: true, render: (one) => one?.heldOut ?? '–' },
        {
          title: t('fit.loss'),
          numeric: true,
          render: (one) =>
            one === null ? '–' : `${decimal(one.lossBefore)} → ${decimal(one.lossAfter)}`,
        },
        {
          title: t('when'),
          quiet: true,
          render: (one) => (one === null ? '–' : ago(Date.parse(one.madeAt))),
        },
        { title: t('fit.use'), untitled: true, render: (one) => choice(one?.version ?? 0) },
      ]}
    />
  );
}

/** Why it was not taken into use. */
function Outcome({ fit }: { fit: FitVersion }) {
  return fit.better ? null : (
    <span className="chip chip-note">
      <Icon name="alert" />
      {t('fit.worse')}
    </span>
  );
}

function decimal(value: number): string {
  return new Intl.NumberFormat(i18n().locale, {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  }).format(value);
}
