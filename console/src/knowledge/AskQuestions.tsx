import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/evaluations';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { Form, FormError } from '../ui/Form';
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
      <Questions onClose={onClose} />
    </Dialog>
  );
}

function Questions({ onClose }: Pick<Props, 'onClose'>) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: (chosen: File) => api.evaluate(chosen),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['evaluations'] });
    },
  });
  return (
    <Form
      error={error}
      onSubmit={() => {
        setMissing(file === null);
        if (file === null) return false;
        mutate(file);
        return true;
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
      <FormError error={error} />
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" busy={isPending}>
          {t('quality.start')}
        </Button>
      </div>
    </Form>
  );
}
