import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { queries } from '../app/queries';
import { Problem } from '../api/http';
import { setUp, type Account } from '../api/staff';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { errorText } from '../ui/states';
import { t, type Key } from './messages';

/** NIST SP 800-63B asks for length, not for kinds of characters. */
const SHORTEST_PASSWORD = 12;
const FIELDS = ['name', 'email', 'password'] as const;

type Errors = Partial<Record<(typeof FIELDS)[number], string>>;

export function SetupForm({ token }: { token: string }) {
  const navigate = useNavigate();
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const account = read(new FormData(form));
    const found = check(account);
    setFailure(null);
    if (Object.keys(found).length > 0) return show(form, found);
    setBusy(true);
    try {
      await setUp(token, account);
      queries.removeQueries({ queryKey: ['me'] });
      await navigate({ to: '/inbox' });
    } catch (error) {
      setBusy(false);
      const refused = fieldErrors(error);
      if (Object.keys(refused).length > 0) show(form, refused);
      else setFailure(errorText(error));
    }
  };
  const show = (form: HTMLFormElement, found: Errors) => {
    setErrors(found);
    const first = FIELDS.find((field) => found[field] !== undefined);
    const input = first === undefined ? null : form.elements.namedItem(first);
    if (input instanceof HTMLElement) input.focus();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {failure !== null && (
        <p className="form-error" role="alert">
          <Icon name="alert" small />
          {failure}
        </p>
      )}
      <TextField
        label={t('field.name')}
        name="name"
        autoComplete="name"
        hint={t('field.nameHint')}
        error={errors.name}
        autoFocus
      />
      <TextField
        label={t('field.email')}
        name="email"
        type="email"
        autoComplete="username"
        error={errors.email}
      />
      <TextField
        label={t('field.password')}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t('field.passwordHint', { count: SHORTEST_PASSWORD })}
        error={errors.password}
      />
      <Button type="submit" tone="primary" busy={busy} className="button-tall">
        {t('setup.done')}
      </Button>
    </form>
  );
}

function read(form: FormData): Account {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    name: text('name').trim(),
    email: text('email').trim(),
    password: text('password'),
  };
}

/** Catches what needs no server; the server has the last word. */
function check(account: Account): Errors {
  const wrong: [keyof Errors, boolean, Key][] = [
    ['name', account.name === '', 'field.nameMissing'],
    ['email', !/^[^\s@]+@[^\s@]+$/.test(account.email), 'field.emailWrong'],
    ['password', [...account.password].length < SHORTEST_PASSWORD, 'field.passwordShort'],
  ];
  return Object.fromEntries(
    wrong
      .filter(([, is]) => is)
      .map(([field, , key]) => [field, t(key, { count: SHORTEST_PASSWORD })]),
  );
}

function fieldErrors(error: unknown): Errors {
  if (!(error instanceof Problem)) return {};
  const known = FIELDS.flatMap((field) => {
    const message = error.of(field);
    return message === undefined ? [] : [[field, message]];
  });
  return Object.fromEntries(known) as Errors;
}
