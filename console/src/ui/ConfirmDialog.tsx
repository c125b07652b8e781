import type { ReactNode } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { t } from './i18n';
import type { IconName } from './icons';
import { errorText } from './states';

interface Doing {
  isPending: boolean;
  error: Error | null;
  reset(): void;
}

interface Props {
  open: boolean;
  onClose(): void;
  title: string;
  description: string;
  /** What the button says that does it. */
  action: string;
  tone: 'primary' | 'danger';
  icon?: IconName;
  /** The mutation that does it; why it failed is said until the dialog closes. */
  doing?: Doing;
  busy?: boolean;
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
  doing,
  busy = doing?.isPending ?? false,
  onConfirm,
  children,
}: Props) {
  const close = () => {
    onClose();
    doing?.reset();
  };
  return (
    <Dialog open={open} onClose={close} title={title} description={description}>
      {children}
      {doing?.error && (
        <p className="form-error" role="alert">
          {errorText(doing.error)}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={close}>{t('cancel')}</Button>
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
