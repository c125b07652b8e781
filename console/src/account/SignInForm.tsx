import { useState, type FormEvent } from 'react';
import { Problem } from '../api/http';
import { signIn } from '../api/staff';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { t } from '../ui/i18n';
import { errorText } from '../ui/states';

interface Props {
  email?: string;
  onDone(): Promise<void> | void;
}

export function SignInForm({ email = '', onDone }: Props) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await signIn(String(form.get('email')).trim(), String(form.get('password')));
      await onDone();
    } catch (problem) {
      setError(explain(problem));
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {error !== null && (
        <p className="form-error" role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
      <TextField
        label={t('field.email')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        autoFocus={email === ''}
        required
      />
      <TextField
        label={t('field.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={email !== ''}
        required
      />
      <Button type="submit" tone="primary" busy={busy} className="button-tall">
        {t('signIn')}
      </Button>
    </form>
  );
}

function explain(error: unknown): string {
  if (error instanceof Problem && error.code === 'BAD_CREDENTIALS') return t('signIn.wrong');
  if (error instanceof Problem && error.status === 429) return t('signIn.tooMany');
  return errorText(error);
}
