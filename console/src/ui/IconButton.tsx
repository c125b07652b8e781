import { Tooltip } from 'radix-ui';
import type { ComponentProps } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ariaKeys, Keys } from './Keys';

interface Props extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: IconName;
  label: string;
  keys?: string;
  tight?: boolean;
}

export function IconButton({ icon, label, keys, tight = false, className = '', ...rest }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          {...rest}
          className={`icon-button${tight ? ' icon-button-tight' : ''} ${className}`}
          aria-label={label}
          aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        >
          <Icon name={icon} small={tight} />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {label}
          {keys !== undefined && <Keys keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
