import * as api from '../api/escalation';
import { EntrySheet } from '../knowledge/EntrySheet';
import { LocaleField } from '../knowledge/LocaleField';
import { TextArea, TextField } from '../ui/Field';
import { DAYS, dayName } from './days';
import { t } from './messages';
import { TopicField } from './TopicField';

interface Props {
  /** Null for a new one. */
  rule: api.EscalationRule | null;
  onClose(): void;
}

interface Draft extends Omit<api.EscalationInput, 'words' | 'examples' | 'values' | 'from' | 'to'> {
  /** One a line. */
  words: string;
  examples: string;
  values: string;
  from: string;
  to: string;
}

/** Writes or changes one rule. */
export function RuleSheet({ rule, onClose }: Props) {
  return (
    <EntrySheet
      list="escalation"
      entry={rule}
      title={rule?.name ?? t('escalation.new')}
      draft={draftOf(rule)}
      deleteText={t('escalation.deleteText')}
      save={(draft, revision) => save(rule, draft, revision)}
      remove={api.deleteRule}
      onClose={onClose}
    >
      {({ draft, set, wrong }) => (
        <>
          <TextField
            label={t('escalation.name')}
            hint={t('field.titleHint')}
            error={wrong('name')}
            value={draft.name}
            maxLength={100}
            dir="auto"
            onChange={({ target }) => set({ name: target.value })}
          />
          <TextArea
            label={t('escalation.words')}
            hint={t('escalation.wordsHint')}
            error={wrong('words')}
            value={draft.words}
            rows={4}
            dir="auto"
            onChange={({ target }) => set({ words: target.value })}
          />
          <TextArea
            label={t('escalation.examples')}
            hint={t('escalation.examplesHint')}
            error={wrong('examples')}
            value={draft.examples}
            rows={4}
            dir="auto"
            onChange={({ target }) => set({ examples: target.value })}
          />
          <TopicField
            value={draft.topics}
            error={wrong('topics')}
            onChange={(topics) => set({ topics })}
          />
          <LocaleField
            value={draft.locale}
            none={t('escalation.anyLanguage')}
            error={wrong('locale')}
            onChange={(locale) => set({ locale })}
          />
          <TextField
            label={t('escalation.page')}
            hint={t('escalation.pageHint')}
            error={wrong('page')}
            value={draft.page}
            maxLength={300}
            dir="ltr"
            onChange={({ target }) => set({ page: target.value })}
          />
          <TextField
            label={t('escalation.attribute')}
            hint={t('escalation.attributeHint')}
            error={wrong('attribute')}
            value={draft.attribute}
            maxLength={40}
            dir="ltr"
            spellCheck={false}
            onChange={({ target }) => set({ attribute: target.value })}
          />
          <TextArea
            label={t('escalation.values')}
            hint={t('escalation.valuesHint')}
            error={wrong('values')}
            value={draft.values}
            rows={2}
            dir="auto"
            onChange={({ target }) => set({ values: target.value })}
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
              error={wrong('from')}
              type="time"
              value={draft.from}
              onChange={({ target }) => set({ from: target.value })}
            />
            <TextField
              label={t('escalation.to')}
              error={wrong('to')}
              type="time"
              value={draft.to}
              onChange={({ target }) => set({ to: target.value })}
            />
            <TextField
              label={t('escalation.zone')}
              error={wrong('zone')}
              value={draft.zone}
              maxLength={60}
              onChange={({ target }) => set({ zone: target.value })}
            />
          </div>
          <TextArea
            label={t('escalation.reply')}
            hint={t('escalation.replyHint')}
            error={wrong('reply')}
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
        </>
      )}
    </EntrySheet>
  );
}

function draftOf(rule: api.EscalationRule | null): Draft {
  return {
    name: rule?.name ?? '',
    words: rule?.words.join('\n') ?? '',
    examples: rule?.examples.join('\n') ?? '',
    topics: rule?.topics ?? [],
    locale: rule?.locale ?? '',
    page: rule?.page ?? '',
    attribute: rule?.attribute ?? '',
    values: rule?.values.join('\n') ?? '',
    days: rule?.days ?? [],
    from: rule?.from ?? '',
    to: rule?.to ?? '',
    zone: rule?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    reply: rule?.reply ?? '',
    enabled: rule?.enabled ?? true,
  };
}

async function save(rule: api.EscalationRule | null, draft: Draft, revision: number) {
  const input = inputOf(draft);
  const saved = await (rule === null
    ? api.createRule(input)
    : api.editRule(rule.id, input, revision));
  return saved.name;
}

const inputOf = ({ words, examples, values, from, to, ...rest }: Draft): api.EscalationInput => ({
  ...rest,
  words: lines(words),
  examples: lines(examples),
  values: lines(values),
  from: from === '' ? null : from,
  to: to === '' ? null : to,
});

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
