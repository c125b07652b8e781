import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/evaluations';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { errorText } from '../ui/states';
import { t } from './messages';

const EXAMPLE = `question,article,fact
boots back how long?,returns,30 days
ship to norway,abroad|express,`;

interface Props {
  open: boolean;
  onClose(): void;
}

/** Takes a table of questions and has them asked. */
export function AskQuestions({ open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={t('quality.ask')} description={t('quality.how')}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: Pick<Props, 'onClose'>) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: (chosen: File) => api.evaluate(chosen),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['evaluations'] });
    },
  });
  const problems = error instanceof Problem ? error.errors.map(({ message }) => message) : [];
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(file === null);
        if (file !== null) mutate(file);
      }}
    >
      <pre className="quality-example">{EXAMPLE}</pre>
      <TextField
        type="file"
        accept=".csv,.tsv,text/csv"
        label={t('quality.file')}
        error={missing && file === null ? t('quality.missing') : undefined}
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
          reset();
        }}
      />
      {error !== null && (
        <div className="form-error" role="alert">
          {problems.length === 0 ? (
            errorText(error)
          ) : (
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" busy={isPending}>
          {t('quality.start')}
        </Button>
      </div>
    </form>
  );
}
