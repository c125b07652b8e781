import { useId, type ComponentProps, type ReactNode } from 'react';
import { Icon } from './Icon';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong, and what would be right. */
  error?: string | undefined;
  optional?: string;
}

type InputProps = FieldProps & ComponentProps<'input'>;

export function TextField({ label, hint, error, optional, ...input }: InputProps) {
  const ids = useFieldIds(hint, error);
  return (
    <div className="field">
      <FieldLabel htmlFor={ids.input} label={label} optional={optional} />
      <input
        {...input}
        {...ids.aria}
        id={ids.input}
        className="input"
        aria-invalid={error !== undefined || undefined}
      />
      <FieldNotes ids={ids} hint={hint} error={error} />
    </div>
  );
}

type AreaProps = FieldProps & ComponentProps<'textarea'>;

export function TextArea({ label, hint, error, optional, ...area }: AreaProps) {
  const ids = useFieldIds(hint, error);
  return (
    <div className="field">
      <FieldLabel htmlFor={ids.input} label={label} optional={optional} />
      <textarea
        {...area}
        {...ids.aria}
        id={ids.input}
        className="input input-area"
        aria-invalid={error !== undefined || undefined}
      />
      <FieldNotes ids={ids} hint={hint} error={error} />
    </div>
  );
}

type SelectProps = FieldProps & ComponentProps<'select'>;

export function Select({ label, hint, error, optional, children, ...select }: SelectProps) {
  const ids = useFieldIds(hint, error);
  return (
    <div className="field">
      <FieldLabel htmlFor={ids.input} label={label} optional={optional} />
      <span className="select">
        <select
          {...select}
          {...ids.aria}
          id={ids.input}
          aria-invalid={error !== undefined || undefined}
        >
          {children}
        </select>
        <Icon name="down" small />
      </span>
      <FieldNotes ids={ids} hint={hint} error={error} />
    </div>
  );
}

interface Ids {
  input: string;
  hint: string;
  error: string;
  aria: { 'aria-describedby'?: string };
}

function useFieldIds(hint: ReactNode, error: string | undefined): Ids {
  const id = useId();
  const described = [error === undefined ? '' : `${id}-error`, hint ? `${id}-hint` : '']
    .filter(Boolean)
    .join(' ');
  return {
    input: id,
    hint: `${id}-hint`,
    error: `${id}-error`,
    aria: described === '' ? {} : { 'aria-describedby': described },
  };
}

interface LabelProps {
  htmlFor: string;
  label: string;
  optional: string | undefined;
}

function FieldLabel({ htmlFor, label, optional }: LabelProps) {
  return (
    <label className="field-label" htmlFor={htmlFor}>
      {label}
      {optional !== undefined && <span className="field-optional">{optional}</span>}
    </label>
  );
}

interface NotesProps {
  ids: Ids;
  hint: ReactNode;
  error: string | undefined;
}

function FieldNotes({ ids, hint, error }: NotesProps) {
  return (
    <>
      {error !== undefined && (
        <p className="field-error" id={ids.error}>
          <Icon name="alert" small />
          {error}
        </p>
      )}
      {hint !== undefined && hint !== null && hint !== '' && (
        <p className="field-hint" id={ids.hint}>
          {hint}
        </p>
      )}
    </>
  );
}
