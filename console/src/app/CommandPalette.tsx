import { Dialog } from 'radix-ui';
import { lazy, Suspense, useEffect } from 'react';
import { useCommands } from '../ui/commands';
import { t } from '../ui/i18n';
import { Store, useStore } from '../ui/store';

const shown = new Store(false);
export const openPalette = () => shown.set(true);

const load = async () => ({ default: (await import('./Palette')).Palette });
const Palette = lazy(load);

/** Everything that can be done or opened from here, by typing. */
export function CommandPalette() {
  const open = useStore(shown);
  // Not with the page, but before anybody presses the key.
  useEffect(() => void load(), []);
  useCommands([
    {
      id: 'palette',
      group: 'navigation',
      label: t('palette.open'),
      keys: 'Mod+k',
      keysOnly: true,
      run: () => shown.update((before) => !before),
    },
  ]);
  return (
    <Dialog.Root open={open} onOpenChange={shown.set}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="palette" aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{t('palette.open')}</Dialog.Title>
          <Suspense>
            <Palette onClose={() => shown.set(false)} />
          </Suspense>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
