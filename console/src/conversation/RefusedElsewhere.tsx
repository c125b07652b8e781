import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDesk } from '../app/desk';
import { t } from '../ui/i18n';
import { toast } from '../ui/toasts';

/** Says that something was not sent, where its conversation does not say so on screen. */
export function RefusedElsewhere() {
  const { live } = useDesk();
  const navigate = useNavigate();
  const { conversation: shown } = useParams({ strict: false });
  useEffect(
    () =>
      live.onRefused((conversation) => {
        if (conversation === shown) return;
        toast(t('refused.elsewhere'), 'danger', {
          label: t('show'),
          run: () => void navigate({ to: '/inbox/$conversation', params: { conversation } }),
        });
      }),
    [live, navigate, shown],
  );
  return null;
}
