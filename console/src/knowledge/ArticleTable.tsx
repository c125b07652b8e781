import { Link } from '@tanstack/react-router';
import type { ArticleSummary } from '../api/articles';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { languageName } from '../ui/languageName';
import { Table } from '../ui/Table';
import { t } from './messages';
import { StatusChip } from './StatusChip';

export function ArticleTable({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <Table
      lead
      rows={articles}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('field.title'),
          render: ({ id, title, internal }) => (
            <span className="cell-icon">
              <Icon name={internal ? 'lock' : 'file'} small />
              <Link
                to="/knowledge/articles/$article"
                params={{ article: id }}
                className="row-link"
                dir="auto"
              >
                {title}
              </Link>
              {internal && <span className="chip chip-note">{t('knowledge.internal')}</span>}
            </span>
          ),
        },
        { title: t('field.section'), quiet: true, render: ({ section }) => section },
        { title: t('field.language'), quiet: true, render: ({ locale }) => languageName(locale) },
        { title: t('knowledge.status'), render: ({ status }) => <StatusChip status={status} /> },
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
