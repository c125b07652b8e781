import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { t } from './i18n';
import { Icon } from './Icon';

interface Props {
  open: boolean;
  onClose?: () => void;
  title: string;
  description?: string;
  /** `sheet` slides in from the side. */
  kind?: 'dialog' | 'sheet';
  wide?: boolean;
  children: ReactNode;
}

/** A modal dialog: focus is trapped inside and returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  kind = 'dialog',
  wide = false,
  children,
}: Props) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className={`${kind}${wide ? ' dialog-wide' : ''}`}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="dialog-header">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
          </header>
          {description !== undefined && (
            <Radix.Description className="dialog-description">{description}</Radix.Description>
          )}
          {children}
          {/* Last, so that the first field is the first to get the focus */}
          {onClose !== undefined && (
            // Without a tooltip, which would take the first Escape for itself
            <button
              type="button"
              className="icon-button dialog-close"
              aria-label={t('close')}
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
