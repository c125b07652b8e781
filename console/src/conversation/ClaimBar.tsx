import type { InboxRow } from '@nightdesk/widget/protocol';
import { Button } from '../ui/Button';
import { t } from '../ui/i18n';

interface Props {
  row: InboxRow;
  busy: boolean;
  onClaim(): void;
}

/** In place of the reply's field: a customer is answered by one at a time. */
export function ClaimBar({ row, busy, onClaim }: Props) {
  if (row.owner === 'agent') {
    return <p className="claim-bar">{t('claim.other', { name: row.agent?.name ?? '' })}</p>;
  }
  return (
    <div className="claim-bar">
      <p>{t(row.owner === 'ai' ? 'claim.ai' : 'claim.queue')}</p>
      <Button keys="a" busy={busy} onClick={onClaim}>
        {t(row.owner === 'ai' ? 'claim.takeOver' : 'action.claim')}
      </Button>
    </div>
  );
}
