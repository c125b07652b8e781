import type { FitVersion, Overview } from '../api/confidence';
import { Button } from '../ui/Button';
import { ago, i18n } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { t } from './messages';

interface Props {
  overview: Overview;
  busy: boolean;
  /** Absent for those who may only look. */
  onUse?: (version: number) => void;
}

/** The fits to the site's own judgements, and the way back to an earlier one. */
export function FitTable({ overview: { fit, fits }, busy, onUse }: Props) {
  const use = (version: number) =>
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
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('fit.version')}</th>
            <th scope="col" className="numeric">
              {t('fit.fitted')}
            </th>
            <th scope="col" className="numeric">
              {t('fit.heldOut')}
            </th>
            <th scope="col" className="numeric">
              {t('fit.loss')}
            </th>
            <th scope="col">{t('when')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('fit.use')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fits.map((one) => (
            <tr key={one.version}>
              <td>
                {t('answer.version', { version: one.version })} <Outcome fit={one} />
              </td>
              <td className="numeric">{one.fitted}</td>
              <td className="numeric">{one.heldOut}</td>
              <td className="numeric">
                {decimal(one.lossBefore)} → {decimal(one.lossAfter)}
              </td>
              <td className="tone-second">{ago(Date.parse(one.madeAt))}</td>
              <td>{use(one.version)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('fit.shipped')}</td>
            <td className="numeric">–</td>
            <td className="numeric">–</td>
            <td className="numeric">–</td>
            <td>–</td>
            <td>{use(0)}</td>
          </tr>
        </tbody>
      </table>
    </div>
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
