import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/canned';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { backupOf } from '../ui/backup';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Select, TextArea, TextField } from '../ui/Field';
import { languageName } from '../ui/languageName';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { DeleteCanned } from './DeleteCanned';
import { LOCALES } from './locales';
import { t } from './messages';

interface Props {
  /** Null for a new one. */
  answer: api.CannedAnswer | null;
  recommended: number;
  readOnly: boolean;
  onClose(): void;
}

interface Draft extends Omit<api.CannedInput, 'examples'> {
  /** One question a line. */
  lines: string;
}

/** Writes or changes one canned answer. What is not saved yet survives closing. */
export function CannedSheet(props: Props) {
  const { answer, onClose } = props;
  const [round, setRound] = useState(0);
  return (
    <Dialog open onClose={onClose} kind="sheet" title={answer?.title ?? t('canned.new')}>
      <Form key={round} {...props} onReload={() => setRound((it) => it + 1)} />
    </Dialog>
  );
}

function Form({ answer, recommended, readOnly, onClose, onReload }: Props & { onReload(): void }) {
  const backup = backupOf<Draft>(`canned.${answer?.id ?? 'new'}`);
  const [start] = useState(
    () => backup.read() ?? { value: draftOf(answer), revision: answer?.revision ?? null },
  );
  const [draft, setDraft] = useState(start.value);
  const [deleting, setDeleting] = useState(false);
  const set = (change: Partial<Draft>) => {
    const value = { ...draft, ...change };
    setDraft(value);
    backup.write({ value, revision: start.revision });
  };
  const { lines, ...rest } = draft;
  const examples = questions(lines);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      answer === null
        ? api.createCanned({ ...rest, examples })
        : api.editCanned(answer.id, { ...rest, examples }, start.revision ?? 0),
    onSuccess: async ({ title: name }) => {
      backup.write(null);
      onClose();
      toast(t('saved', { name }), 'ok');
      await refresh();
    },
  });
  const reload = async () => {
    backup.write(null);
    await refresh();
    onReload();
  };
  const problem = error instanceof Problem ? error : null;
  const locales = LOCALES.includes(draft.locale) ? LOCALES : [...LOCALES, draft.locale];
  return (
    <form
      className="form source-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <TextField
        label={t('field.title')}
        hint={t('field.titleHint')}
        error={problem?.of('title')}
        value={draft.title}
        maxLength={200}
        readOnly={readOnly}
        dir="auto"
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextArea
        label={t('canned.body')}
        error={problem?.of('body')}
        value={draft.body}
        rows={6}
        readOnly={readOnly}
        dir="auto"
        onChange={({ target }) => set({ body: target.value })}
      />
      <TextArea
        label={t('canned.examples')}
        optional={t('canned.count', { count: examples.length })}
        hint={t('canned.examplesHint', { count: recommended })}
        error={problem?.of('examples')}
        value={lines}
        rows={10}
        readOnly={readOnly}
        dir="auto"
        onChange={({ target }) => set({ lines: target.value })}
      />
      <Select
        label={t('field.language')}
        error={problem?.of('locale')}
        value={draft.locale}
        disabled={readOnly}
        onChange={({ target }) => set({ locale: target.value })}
      >
        {locales.map((one) => (
          <option key={one} value={one}>
            {languageName(one)}
          </option>
        ))}
      </Select>
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.enabled}
          disabled={readOnly}
          onChange={({ target }) => set({ enabled: target.checked })}
        />
        <span>
          {t('enabled')}
          <small>{t('canned.enabledHint')}</small>
        </span>
      </label>
      {error !== null && (problem === null || problem.errors.length === 0) && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      {!readOnly && (
        <div className="dialog-actions">
          {answer !== null && (
            <Button tone="danger" onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          )}
          {problem?.code === 'CONFLICT' && (
            <Button icon="refresh" onClick={() => void reload()}>
              {t('reload')}
            </Button>
          )}
          <Button type="submit" tone="primary" busy={isPending}>
            {t('save')}
          </Button>
        </div>
      )}
      {answer !== null && (
        <DeleteCanned
          answer={answer}
          open={deleting}
          onClose={() => setDeleting(false)}
          onDeleted={onClose}
        />
      )}
    </form>
  );
}

const draftOf = (answer: api.CannedAnswer | null): Draft => ({
  title: answer?.title ?? '',
  body: answer?.body ?? '',
  locale: answer?.locale ?? LOCALES[0] ?? 'en',
  lines: answer?.examples.join('\n') ?? '',
  enabled: answer?.enabled ?? true,
});

/** As the server counts them: lines that say something, each once. */
function questions(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

const refresh = () => queries.invalidateQueries({ queryKey: ['canned'] });
