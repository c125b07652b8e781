import type { ReactNode } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { t } from './i18n';
import type { IconName } from './icons';
import { errorText } from './states';

interface Props {
  open: boolean;
  onClose(): void;
  title: string;
  description: string;
  /** What the button says that does it. */
  action: string;
  tone: 'primary' | 'danger';
  icon?: IconName;
  busy: boolean;
  /** Why it could not be done. */
  error: Error | null;
  onConfirm(): void;
  children?: ReactNode;
}

/** Says what is about to happen, and asks once. */
export function ConfirmDialog({
  open,
  onClose,
  title,
  description,
  action,
  tone,
  icon,
  busy,
  error,
  onConfirm,
  children,
}: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={title} description={description}>
      {children}
      {error !== null && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          tone={tone}
          {...(icon === undefined ? {} : { icon })}
          busy={busy}
          onClick={onConfirm}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
