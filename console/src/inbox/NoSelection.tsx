import { t } from '../ui/i18n';
import { Keys } from '../ui/Keys';
import { EmptyState } from '../ui/states';

/** What the conversation pane shows while nothing is open. */
export function NoSelection() {
  return (
    <section className="pane pane-conversation pane-empty" aria-label={t('conversation')}>
      <EmptyState icon="inbox" title={t('inbox.noSelection')}>
        <dl className="hints">
          <dt>
            <Keys keys="j" /> <Keys keys="k" />
          </dt>
          <dd>{t('hint.move')}</dd>
          <dt>
            <Keys keys="a" />
          </dt>
          <dd>{t('action.claim')}</dd>
          <dt>
            <Keys keys="Mod+k" />
          </dt>
          <dd>{t('hint.palette')}</dd>
          <dt>
            <Keys keys="?" />
          </dt>
          <dd>{t('shortcuts')}</dd>
        </dl>
      </EmptyState>
    </section>
  );
}
