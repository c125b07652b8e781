import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './Icon';
import { t } from './strings';

type List = ComponentType<{ close(refocus: boolean): void }>;

export function Menu() {
  const [List, setList] = useState<List | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (refocus: boolean) => {
    setList(null);
    if (refocus) button.current?.focus();
  };
  const toggle = async () => {
    if (List !== null) {
      close(false);
      return;
    }
    const { MenuList } = await import('./MenuList');
    setList(() => MenuList);
  };
  return (
    <div class="nd-menu-place">
      <button
        ref={button}
        class="nd-icon-button"
        type="button"
        aria-label={t('menu')}
        aria-haspopup="menu"
        aria-expanded={List !== null}
        onClick={() => void toggle()}
      >
        <Icon name="more" />
      </button>
      {List !== null && <List close={close} />}
    </div>
  );
}
