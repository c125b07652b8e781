import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/staff';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { closeDesk } from './desk';
import { queries } from './queries';

export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
    } catch (error) {
      toast(errorText(error), 'danger');
      return;
    }
    closeDesk();
    await navigate({ to: '/sign-in' });
    queries.clear();
  };
}
