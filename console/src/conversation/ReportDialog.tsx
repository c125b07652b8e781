import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { report } from '../api/reviews';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { TextArea } from '../ui/Field';
import { t } from '../ui/i18n';
import { toast } from '../ui/toasts';

interface Props {
  turn: string;
  onClose(): void;
}

/** Asks why an answer is wrong, and sends it on. */
export function ReportDialog({ turn, onClose }: Props) {
  const [reason, setReason] = useState('');
  const doing = useMutation({
    mutationFn: () => report(turn, reason),
    onSuccess: () => {
      onClose();
      toast(t('report.done'), 'ok');
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('report')}
      description={t('report.text')}
      action={t('report.send')}
      tone="primary"
      doing={doing}
      onConfirm={doing.mutate}
    >
      <TextArea
        label={t('report.reason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmDialog>
  );
}
