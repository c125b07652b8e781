import { lazy, Suspense, useEffect } from 'react';
import { useCommands } from '../ui/commands';
import { Dialog } from '../ui/Dialog';
import { t } from '../ui/i18n';
import { Store, useStore } from '../ui/store';

const shown = new Store(false);
export const openShortcuts = () => shown.set(true);

const load = async () => ({ default: (await import('./Shortcuts')).Shortcuts });
const Shortcuts = lazy(load);

/** The shortcuts, and the switch that turns single keys off (WCAG 2.1.4). */
export function ShortcutSheet() {
  const open = useStore(shown);
  // Not with the page, but before anybody presses the key.
  useEffect(() => void load(), []);
  useCommands([
    {
      id: 'shortcuts',
      group: 'preferences',
      label: t('shortcuts'),
      icon: 'help',
      keys: '?',
      run: openShortcuts,
    },
  ]);
  return (
    <Dialog open={open} onClose={() => shown.set(false)} title={t('shortcuts')} wide>
      <Suspense>
        <Shortcuts />
      </Suspense>
    </Dialog>
  );
}
