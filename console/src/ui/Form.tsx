import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Problem } from '../api/http';
import { errorText } from './states';

interface Props {
  className?: string;
  /** Why the server refused it; null as long as it did not. */
  error: unknown;
  /** False where the form is refused here already, beside a field. */
  onSubmit(): boolean | void;
  children: ReactNode;
}

/** A form that, once refused, puts the focus into the first field that is wrong. */
export function Form({ className = '', error, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) mend(form.current);
  }, [refusals]);
  useEffect(() => {
    if (error !== null) mend(form.current);
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onSubmit() === false) setRefusals((it) => it + 1);
  };
  return (
    <form ref={form} className={`form ${className}`} noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

function mend(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid=true]');
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

/** Why a form was refused, near its button and spoken at once, whichever fields say it too. */
export function FormError({ error }: { error: unknown }) {
  if (error === null) return null;
  const fields = error instanceof Problem ? error.errors.map(({ message }) => message) : [];
  const reasons = [...new Set([errorText(error), ...fields])];
  return (
    <div className="form-error" role="alert">
      {reasons.length === 1 ? (
        reasons[0]
      ) : (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
