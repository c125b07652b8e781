import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { invite, type Role } from '../api/staff';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { copy } from '../ui/copy';
import { Dialog } from '../ui/Dialog';
import { i18n } from '../ui/i18n';
import { errorText } from '../ui/states';
import { t } from './messages';

const ROLES: readonly Role[] = ['agent', 'lead', 'admin'];

interface Props {
  open: boolean;
  onClose(): void;
}

/** Makes a link for one new colleague. It is shown this once. */
export function InviteDialog({ open, onClose }: Props) {
  const [role, setRole] = useState<Role>('agent');
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: invite,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const close = () => {
    onClose();
    reset();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={data === undefined ? t('people.invite') : t('people.linkReady')}
      description={data === undefined ? t('people.inviteText') : t('people.linkText')}
    >
      {data === undefined ? (
        <div className="form">
          <fieldset className="choices">
            <legend className="field-label">{t('field.role')}</legend>
            {ROLES.map((one) => (
              <label key={one} className="choice">
                <input
                  type="radio"
                  name="role"
                  checked={role === one}
                  onChange={() => setRole(one)}
                />
                <span>
                  {t(`role.${one}`)}
                  <small>{t(`role.${one}.text`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          {error !== null && (
            <p className="form-error" role="alert">
              {errorText(error)}
            </p>
          )}
          <div className="dialog-actions">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button tone="primary" busy={isPending} onClick={() => mutate(role)}>
              {t('people.makeLink')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="form">
          <div className="copy-line">
            <input
              className="input"
              readOnly
              value={data.url}
              aria-label={t('people.link')}
              onFocus={(event) => event.target.select()}
            />
            <Button tone="primary" icon="copy" onClick={() => void copy(data.url)}>
              {t('copy')}
            </Button>
          </div>
          <p className="field-hint">
            {t('people.linkExpires', { date: i18n().date(Date.parse(data.expiresAt)) })}
          </p>
          <div className="dialog-actions">
            <Button onClick={close}>{t('done')}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
