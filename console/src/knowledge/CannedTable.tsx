import type { CannedAnswer } from '../api/canned';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { languageName } from '../ui/languageName';
import { RowLink, Table } from '../ui/Table';
import { t } from './messages';

interface Props {
  answers: readonly CannedAnswer[];
  /** With fewer examples an answer is often not recognised. */
  recommended: number;
  onOpen(id: string): void;
}

export function CannedTable({ answers, recommended, onOpen }: Props) {
  return (
    <Table
      lead
      rows={answers}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('canned.answer'),
          render: ({ id, title, enabled, examples }) => (
            <>
              <RowLink name={title} onOpen={() => onOpen(id)} />{' '}
              {!enabled && <span className="chip">{t('off')}</span>}{' '}
              {examples.length < recommended && (
                <span className="chip chip-note">
                  <Icon name="alert" />
                  {t('canned.few')}
                </span>
              )}
            </>
          ),
        },
        { title: t('field.language'), quiet: true, render: ({ locale }) => languageName(locale) },
        { title: t('canned.examples'), numeric: true, render: ({ examples }) => examples.length },
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
