import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ariaKeys, Keys } from './Keys';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  tone?: 'primary' | 'ghost' | 'danger' | 'plain';
  icon?: IconName;
  /** A shortcut that does the same; it is shown, not bound. */
  keys?: string;
  /** Under way: keeps its width and takes no second click, nor sends its form again. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({
  tone = 'plain',
  icon,
  keys,
  busy = false,
  className = '',
  children,
  ...rest
}: Props) {
  const kind = tone === 'plain' ? '' : ` button-${tone}`;
  return (
    <button
      type="button"
      {...rest}
      className={`button${kind} ${className}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      onClick={busy ? hold : rest.onClick}
    >
      {icon !== undefined && <Icon name={icon} small />}
      <span className="button-text">{children}</span>
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  );
}

/** Enter in a field clicks the form's button, too. */
const hold = (event: MouseEvent): void => event.preventDefault();
