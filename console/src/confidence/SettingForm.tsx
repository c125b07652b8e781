import type { Overview, Setting } from '../api/confidence';
import { Problem } from '../api/http';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Field';
import { Form, FormError } from '../ui/Form';
import { t } from './messages';
import { shareOf, written } from './percent';

/** What stands in the fields. */
export interface Written {
  wrong: string;
  unattended: string;
  topics: Record<string, string>;
}

export const writtenOf = ({ wrong, unattended, topics }: Setting): Written => ({
  wrong: written(wrong),
  unattended: written(unattended),
  topics: Object.fromEntries(Object.entries(topics).map(([name, share]) => [name, written(share)])),
});

/** Fields with those that were typed into laid over them. */
export const over = <Fields extends Partial<Written>>(
  fields: Fields,
  typed: Partial<Written>,
): Fields => ({ ...fields, ...typed, topics: { ...fields.topics, ...typed.topics } });

/** Null where a field holds no number. */
export function settingOf(fields: Written): Setting | null {
  const wrong = shareOf(fields.wrong);
  const unattended = shareOf(fields.unattended);
  const topics: Record<string, number> = {};
  for (const [name, text] of Object.entries(fields.topics)) {
    const share = shareOf(text);
    if (share === undefined) return null;
    if (share !== null) topics[name] = share;
  }
  return wrong === undefined || unattended === undefined ? null : { wrong, unattended, topics };
}

interface Props {
  fields: Written;
  topics: Overview['topics'];
  dirty: boolean;
  busy: boolean;
  /** Why it could not be tried, or not be saved. */
  untried: Error | null;
  unsaved: Error | null;
  readOnly: boolean;
  /** With the fields that were typed into. */
  onChange(change: Partial<Written>): void;
  /** False where a field holds no number. */
  onSave(): boolean;
  onReset(): void;
}

/** How many answers may be wrong: all in all, while nobody is there, and by topic. */
export function SettingForm(props: Props) {
  const { fields, topics, dirty, busy, untried, unsaved, readOnly, onChange, onSave } = props;
  const error = untried ?? unsaved;
  const problem = error instanceof Problem ? error : null;
  const isNumber = (text: string) => shareOf(text) !== undefined;
  const said = (field: 'wrong' | 'unattended') =>
    isNumber(fields[field]) ? problem?.of(field) : t('confidence.noNumber');
  const topicsSaid = problem?.of('topics');
  // While one types, it is enough that the field says it.
  const unsaid = untried instanceof Problem && untried.errors.length > 0 ? null : untried;
  return (
    <Form className="confidence-form" error={unsaved} onSubmit={onSave}>
      <TextField
        label={t('confidence.wrong')}
        hint={t('confidence.wrongHint')}
        inputMode="decimal"
        value={fields.wrong}
        readOnly={readOnly}
        error={said('wrong')}
        onChange={({ target }) => onChange({ wrong: target.value })}
      />
      <TextField
        label={t('confidence.unattended')}
        hint={t('confidence.unattendedHint')}
        inputMode="decimal"
        value={fields.unattended}
        readOnly={readOnly}
        error={said('unattended')}
        onChange={({ target }) => onChange({ unattended: target.value })}
      />
      {topics.length > 0 && (
        <details className="confidence-topics">
          <summary>{t('confidence.topics')}</summary>
          <p className="tone-second">{t('confidence.topicsHint')}</p>
          {topicsSaid !== undefined && <p className="field-error">{topicsSaid}</p>}
          <ul>
            {topics.map(({ name, answers, bound }) => (
              <li key={name}>
                <TextField
                  label={name}
                  hint={topicHint(answers, bound.missing, fields.topics[name])}
                  inputMode="decimal"
                  value={fields.topics[name] ?? ''}
                  readOnly={readOnly}
                  error={isNumber(fields.topics[name] ?? '') ? undefined : t('confidence.noNumber')}
                  onChange={({ target }) => onChange({ topics: { [name]: target.value } })}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      <FormError error={unsaved ?? unsaid} />
      {!readOnly && dirty && (
        <div className="confidence-actions">
          <Button type="submit" tone="primary" busy={busy}>
            {t('save')}
          </Button>
          <Button onClick={props.onReset}>{t('cancel')}</Button>
          {error === null && <span className="tone-second">{t('confidence.trial')}</span>}
        </div>
      )}
    </Form>
  );
}

function topicHint(answers: number, missing: number, own: string | undefined): string {
  const asked = t('confidence.topicAnswers', { count: answers });
  return own && missing > 0
    ? `${asked} · ${t('confidence.topicMissing', { count: missing })}`
    : asked;
}
