import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../ui/commands';
import { t } from '../ui/i18n';
import { prefer, preferences, type Scheme } from '../ui/preferences';
import { useStore } from '../ui/store';
import { useDesk } from './desk';
import { places } from './places';
import { useSignOut } from './useSignOut';

const SCHEMES: readonly Scheme[] = ['system', 'light', 'dark'];

/** What can be done wherever one is. */
export function Navigation() {
  const { me } = useDesk();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { scheme } = useStore(preferences);
  useCommands([
    ...places(me.role).map((place) => ({
      id: place.to,
      group: 'navigation' as const,
      label: t('command.goTo', { place: t(place.label) }),
      icon: place.icon,
      keys: place.keys,
      run: () => void navigate({ to: place.to }),
    })),
    ...SCHEMES.filter((one) => one !== scheme).map((one) => ({
      id: `scheme-${one}`,
      group: 'preferences' as const,
      label: t('command.scheme', { scheme: t(`scheme.${one}`) }),
      icon: 'moon' as const,
      run: () => prefer({ scheme: one }),
    })),
    {
      id: 'sign-out',
      group: 'preferences',
      label: t('signOut'),
      icon: 'logout',
      run: () => void signOut(),
    },
  ]);
  return null;
}
