import { useMutation } from '@tanstack/react-query';
import { call } from '../api/http';
import type { StaffMember } from '../api/staff';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { t } from './messages';

/** Ends a colleague's account, or gives it back. */
export function AccountButton({ colleague }: { colleague: StaffMember }) {
  const { id, name } = colleague;
  const disabled = colleague.disabledAt !== null;
  const { mutate, isPending } = useMutation({
    mutationFn: () => call<void>(disabled ? 'DELETE' : 'PUT', `/staff/${id}/disabled`),
    onSuccess: () => toast(t(disabled ? 'people.isEnabled' : 'people.isDisabled', { name }), 'ok'),
    onError: (error) => toast(errorText(error), 'danger'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <Button tone="ghost" busy={isPending} onClick={() => mutate()}>
      {t(disabled ? 'people.enable' : 'people.disable')}
    </Button>
  );
}
