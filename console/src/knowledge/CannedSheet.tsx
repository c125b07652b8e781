import * as api from '../api/canned';
import { TextArea, TextField } from '../ui/Field';
import { EntrySheet } from './EntrySheet';
import { LocaleField } from './LocaleField';
import { FIRST_LOCALE } from './locales';
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
  examples: string;
}

/** Writes or changes one canned answer. */
export function CannedSheet({ answer, recommended, readOnly, onClose }: Props) {
  return (
    <EntrySheet
      list="canned"
      entry={answer}
      title={answer?.title ?? t('canned.new')}
      draft={draftOf(answer)}
      readOnly={readOnly}
      deleteText={t('canned.deleteText')}
      save={(draft, revision) => save(answer, draft, revision)}
      remove={api.deleteCanned}
      onClose={onClose}
    >
      {({ draft, set, wrong }) => (
        <>
          <TextField
            label={t('field.title')}
            hint={t('field.titleHint')}
            error={wrong('title')}
            value={draft.title}
            maxLength={200}
            readOnly={readOnly}
            dir="auto"
            onChange={({ target }) => set({ title: target.value })}
          />
          <TextArea
            label={t('canned.body')}
            error={wrong('body')}
            value={draft.body}
            rows={6}
            readOnly={readOnly}
            dir="auto"
            onChange={({ target }) => set({ body: target.value })}
          />
          <TextArea
            label={t('canned.examples')}
            optional={t('canned.count', { count: questions(draft.examples).length })}
            hint={t('canned.examplesHint', { count: recommended })}
            error={wrong('examples')}
            value={draft.examples}
            rows={10}
            readOnly={readOnly}
            dir="auto"
            onChange={({ target }) => set({ examples: target.value })}
          />
          <LocaleField
            value={draft.locale}
            error={wrong('locale')}
            readOnly={readOnly}
            onChange={(locale) => set({ locale })}
          />
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
        </>
      )}
    </EntrySheet>
  );
}

const draftOf = (answer: api.CannedAnswer | null): Draft => ({
  title: answer?.title ?? '',
  body: answer?.body ?? '',
  locale: answer?.locale ?? FIRST_LOCALE,
  examples: answer?.examples.join('\n') ?? '',
  enabled: answer?.enabled ?? true,
});

async function save(answer: api.CannedAnswer | null, draft: Draft, revision: number) {
  const input = { ...draft, examples: questions(draft.examples) };
  const saved = await (answer === null
    ? api.createCanned(input)
    : api.editCanned(answer.id, input, revision));
  return saved.title;
}

/** As the server counts them: lines that say something, each once. */
function questions(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
