import type { EscalationRule } from '../api/escalation';
import { ago } from '../ui/i18n';
import { languageName } from '../ui/languageName';
import { RowLink, Table } from '../ui/Table';
import { dayName } from './days';
import { t } from './messages';

interface Props {
  rules: readonly EscalationRule[];
  onOpen(id: string): void;
}

export function RuleTable({ rules, onOpen }: Props) {
  return (
    <Table
      lead
      rows={rules}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('escalation.rule'),
          render: ({ id, name, enabled }) => (
            <>
              <RowLink name={name} onOpen={() => onOpen(id)} />{' '}
              {!enabled && <span className="chip">{t('off')}</span>}
            </>
          ),
        },
        { title: t('when'), quiet: true, render: (rule) => conditions(rule).join(' · ') },
        {
          title: t('updated'),
          numeric: true,
          quiet: true,
          render: ({ updatedAt }) => ago(Date.parse(updatedAt)),
        },
      ]}
    />
  );
}

/** In a few words each, what must hold. */
function conditions(rule: EscalationRule): string[] {
  const { words, examples, topics, locale, page, attribute, values, days, from, to, zone } = rule;
  const about = [
    ...words.slice(0, 3),
    ...(words.length > 3 ? [t('escalation.more', { count: words.length - 3 })] : []),
    ...(examples.length > 0 ? [t('escalation.examplesCount', { count: examples.length })] : []),
  ];
  return [
    about.join(', '),
    topics.length === 0 ? '' : t('escalation.onTopics', { topics: topics.join(', ') }),
    locale === '' ? '' : languageName(locale),
    page,
    attribute === '' ? '' : `${attribute} = ${values.join(', ') || t('escalation.anyValue')}`,
    days.map((day) => dayName(day, 'short')).join(', '),
    from === null || to === null ? '' : `${from}–${to} ${zone}`,
  ].filter((condition) => condition !== '');
}
