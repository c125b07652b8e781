import type { ArticleStatus } from '../api/articles';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { t } from './messages';

const LOOKS: Record<ArticleStatus, { icon: IconName; tone: string }> = {
  published: { icon: 'check', tone: 'ok' },
  changed: { icon: 'pencil', tone: 'accent' },
  draft: { icon: 'file', tone: '' },
};

export function StatusChip({ status }: { status: ArticleStatus }) {
  const { icon, tone } = LOOKS[status];
  return (
    <span className={`chip${tone === '' ? '' : ` chip-${tone}`}`}>
      <Icon name={icon} />
      {t(`status.${status}`)}
    </span>
  );
}
