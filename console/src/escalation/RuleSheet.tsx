import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/escalation';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { LOCALES } from '../knowledge/locales';
import { backupOf } from '../ui/backup';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Select, TextArea, TextField } from '../ui/Field';
import { languageName } from '../ui/languageName';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { DAYS, dayName } from './days';
import { DeleteRule } from './DeleteRule';
import { t } from './messages';

interface Props {
  /** Null for a new one. */
  rule: api.EscalationRule | null;
  onClose(): void;
}

interface Draft extends Omit<api.EscalationInput, 'words' | 'examples' | 'from' | 'to'> {
  /** One a line. */
  words: string;
  examples: string;
  from: string;
  to: string;
}

/** Writes or changes one rule. What is not saved yet survives closing. */
export function RuleSheet(props: Props) {
  const { rule, onClose } = props;
  const [round, setRound] = useState(0);
  return (
    <Dialog open onClose={onClose} kind="sheet" title={rule?.name ?? t('escalation.new')}>
      <Form key={round} {...props} onReload={() => setRound((it) => it + 1)} />
    </Dialog>
  );
}

function Form({ rule, onClose, onReload }: Props & { onReload(): void }) {
  const backup = backupOf<Draft>(`escalation.${rule?.id ?? 'new'}`);
  const [start] = useState(
    () => backup.read() ?? { value: draftOf(rule), revision: rule?.revision ?? null },
  );
  const [draft, setDraft] = useState(start.value);
  const [deleting, setDeleting] = useState(false);
  const set = (change: Partial<Draft>) => {
    const value = { ...draft, ...change };
    setDraft(value);
    backup.write({ value, revision: start.revision });
  };
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      rule === null
        ? api.createRule(inputOf(draft))
        : api.editRule(rule.id, inputOf(draft), start.revision ?? 0),
    onSuccess: async ({ name }) => {
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
        label={t('escalation.name')}
        hint={t('field.titleHint')}
        error={problem?.of('name')}
        value={draft.name}
        maxLength={100}
        dir="auto"
        onChange={({ target }) => set({ name: target.value })}
      />
      <TextArea
        label={t('escalation.words')}
        hint={t('escalation.wordsHint')}
        error={problem?.of('words')}
        value={draft.words}
        rows={4}
        dir="auto"
        onChange={({ target }) => set({ words: target.value })}
      />
      <TextArea
        label={t('escalation.examples')}
        hint={t('escalation.examplesHint')}
        error={problem?.of('examples')}
        value={draft.examples}
        rows={4}
        dir="auto"
        onChange={({ target }) => set({ examples: target.value })}
      />
      <Select
        label={t('field.language')}
        error={problem?.of('locale')}
        value={draft.locale}
        onChange={({ target }) => set({ locale: target.value })}
      >
        <option value="">{t('escalation.anyLanguage')}</option>
        {locales
          .filter((one) => one !== '')
          .map((one) => (
            <option key={one} value={one}>
              {languageName(one)}
            </option>
          ))}
      </Select>
      <TextField
        label={t('escalation.page')}
        hint={t('escalation.pageHint')}
        error={problem?.of('page')}
        value={draft.page}
        maxLength={300}
        dir="ltr"
        onChange={({ target }) => set({ page: target.value })}
      />
      <fieldset className="choices day-choices">
        <legend>{t('escalation.days')}</legend>
        {DAYS.map((day) => (
          <label key={day} className="choice">
            <input
              type="checkbox"
              checked={draft.days.includes(day)}
              onChange={({ target }) =>
                set({
                  days: target.checked
                    ? [...draft.days, day]
                    : draft.days.filter((one) => one !== day),
                })
              }
            />
            <span>{dayName(day, 'short')}</span>
          </label>
        ))}
      </fieldset>
      <div className="field-row">
        <TextField
          label={t('escalation.from')}
          error={problem?.of('from')}
          type="time"
          value={draft.from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <TextField
          label={t('escalation.to')}
          error={problem?.of('to')}
          type="time"
          value={draft.to}
          onChange={({ target }) => set({ to: target.value })}
        />
        <TextField
          label={t('escalation.zone')}
          error={problem?.of('zone')}
          value={draft.zone}
          maxLength={60}
          onChange={({ target }) => set({ zone: target.value })}
        />
      </div>
      <TextArea
        label={t('escalation.reply')}
        hint={t('escalation.replyHint')}
        error={problem?.of('reply')}
        value={draft.reply}
        rows={3}
        maxLength={1_000}
        dir="auto"
        onChange={({ target }) => set({ reply: target.value })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={({ target }) => set({ enabled: target.checked })}
        />
        <span>{t('enabled')}</span>
      </label>
      {error !== null && (problem === null || problem.errors.length === 0) && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="dialog-actions">
        {rule !== null && (
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
      {rule !== null && (
        <DeleteRule
          rule={rule}
          open={deleting}
          onClose={() => setDeleting(false)}
          onDeleted={onClose}
        />
      )}
    </form>
  );
}

function draftOf(rule: api.EscalationRule | null): Draft {
  return {
    name: rule?.name ?? '',
    words: rule?.words.join('\n') ?? '',
    examples: rule?.examples.join('\n') ?? '',
    locale: rule?.locale ?? '',
    page: rule?.page ?? '',
    days: rule?.days ?? [],
    from: rule?.from ?? '',
    to: rule?.to ?? '',
    zone: rule?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    reply: rule?.reply ?? '',
    enabled: rule?.enabled ?? true,
  };
}

const inputOf = ({ words, examples, from, to, ...rest }: Draft): api.EscalationInput => ({
  ...rest,
  words: lines(words),
  examples: lines(examples),
  from: from === '' ? null : from,
  to: to === '' ? null : to,
});

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

const refresh = () => queries.invalidateQueries({ queryKey: ['escalation'] });
