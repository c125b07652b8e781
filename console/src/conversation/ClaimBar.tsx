import type { InboxRow } from '@nightdesk/widget/protocol';
import { Button } from '../ui/Button';
import { t } from '../ui/i18n';

interface Props {
  row: InboxRow;
  busy: boolean;
  /** Takes it, or asks whether to take it over. */
  onClaim(): void;
}

/** In place of the reply's field: a customer is answered by one at a time. */
export function ClaimBar({ row, busy, onClaim }: Props) {
  return (
    <div className="claim-bar">
      <p>{why(row)}</p>
      <Button keys="a" busy={busy} onClick={onClaim}>
        {t(row.owner === 'queue' ? 'action.claim' : 'action.takeOver')}
      </Button>
    </div>
  );
}

function why({ owner, agent }: InboxRow): string {
  if (owner === 'agent') return t('claim.other', { name: agent?.name ?? '' });
  return t(owner === 'ai' ? 'claim.ai' : 'claim.queue');
}
