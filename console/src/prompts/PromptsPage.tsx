import '../ui/code/code.css';
import './prompts.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import * as api from '../api/prompts';
import { ago } from '../ui/i18n';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { languageName } from '../ui/languageName';
import { t } from './messages';
import { PromptPane } from './PromptPane';
import { promptName } from './names';

const route = getRouteApi('/desk/prompts');

/** What the assistant is told: the list, and one prompt beside it. */
export function PromptsPage() {
  const { key, locale, tab = 'edit' } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['prompts'],
    queryFn: api.prompts,
  });
  const chosen = data?.prompts.find((one) => one.key === key && one.locale === (locale ?? ''));
  const shown = chosen ?? (key === undefined ? data?.prompts[0] : undefined);
  return (
    <main className={`prompts${key === undefined ? '' : ' has-selection'}`}>
      <section className="pane pane-list" aria-label={t('place.prompts')}>
        <header className="pane-header">
          <h1>{t('place.prompts')}</h1>
          {data?.release && (
            <span className="tone-quiet push prompt-release">
              {t('prompts.release', { number: data.release.number })}
            </span>
          )}
        </header>
        <div className="conversations">
          {isPending && <SkeletonRows count={4} kind="list" />}
          {data === undefined && error !== null && (
            <ErrorCard title={t('prompts.failed')} error={error} onRetry={() => void refetch()} />
          )}
          {data?.prompts.map((one) => (
            <PromptRow key={`${one.key} ${one.locale}`} prompt={one} isShown={one === shown} />
          ))}
        </div>
      </section>
      {shown !== undefined && (
        <PromptPane
          key={`${shown.key} ${shown.locale}`}
          id={{ key: shown.key, locale: shown.locale }}
          tab={tab}
        />
      )}
      {data !== undefined && shown === undefined && (
        <section className="pane pane-empty">
          <EmptyState icon="pencil" title={t('prompts.unknown')} />
        </section>
      )}
    </main>
  );
}

function PromptRow({ prompt, isShown }: { prompt: api.PromptSummary; isShown: boolean }) {
  const { key, locale, draft, production } = prompt;
  return (
    <Link
      to="/prompts"
      search={{ key, locale }}
      className="prompt-row"
      aria-current={isShown ? 'true' : undefined}
      preload={false}
    >
      <strong>{promptName(key)}</strong>
      {draft === null ? (
        <span className="chip">
          {production === null
            ? t('prompts.notLive')
            : t('prompts.live', { version: production.version })}
        </span>
      ) : (
        <span className="chip chip-accent">{t('prompts.draft')}</span>
      )}
      <small>
        {locale === '' ? t('prompts.base') : languageName(locale)} · <code>{key}</code>
      </small>
      {production !== null && (
        <small>
          {t('prompts.changed', {
            name: production.publishedBy ?? t('prompts.fromFile'),
            time: ago(Date.parse(production.publishedAt)),
          })}
        </small>
      )}
    </Link>
  );
}
