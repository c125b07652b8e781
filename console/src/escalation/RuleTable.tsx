import type { EscalationRule } from '../api/escalation';
import { ago } from '../ui/i18n';
import { languageName } from '../ui/languageName';
import { dayName } from './days';
import { t } from './messages';

interface Props {
  rules: readonly EscalationRule[];
  onOpen(id: string): void;
}

export function RuleTable({ rules, onOpen }: Props) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('escalation.rule')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col" className="numeric">
              {t('updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((one) => (
            <tr key={one.id}>
              <td>
                <button type="button" className="row-link" onClick={() => onOpen(one.id)}>
                  <bdi>{one.name}</bdi>
                </button>{' '}
                {!one.enabled && <span className="chip">{t('off')}</span>}
              </td>
              <td className="tone-second">{conditions(one).join(' · ')}</td>
              <td className="numeric tone-second">{ago(Date.parse(one.updatedAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In a few words each, what must hold. */
function conditions(rule: EscalationRule): string[] {
  const { words, examples, locale, page, days, from, to, zone } = rule;
  const about = [
    ...words.slice(0, 3),
    ...(words.length > 3 ? [t('escalation.more', { count: words.length - 3 })] : []),
    ...(examples.length > 0 ? [t('escalation.examplesCount', { count: examples.length })] : []),
  ];
  return [
    about.join(', '),
    locale === '' ? '' : languageName(locale),
    page,
    days.map((day) => dayName(day, 'short')).join(', '),
    from === null || to === null ? '' : `${from}–${to} ${zone}`,
  ].filter((condition) => condition !== '');
}
