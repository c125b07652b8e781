import type * as api from '../api/prompts';
import { CodeEditor } from '../ui/code';
import { Icon } from '../ui/Icon';
import { DiscardDraft } from './DiscardDraft';
import { t } from './messages';
import { liveText, type Draft } from './useDraft';

interface Props {
  detail: api.PromptDetail;
  draft: Draft;
  readOnly: boolean;
}

export function EditTab({ detail, draft, readOnly }: Props) {
  const { value } = draft.state;
  const changed = value !== liveText(detail);
  return (
    <div className="prompt-edit">
      <section className="editor" aria-label={t('prompts.text')}>
        <CodeEditor
          value={value}
          onChange={(text) => draft.autosave.edit(text)}
          label={t('prompts.text')}
          readOnly={readOnly}
          prompt={{
            variables: detail.variables.map((one) => one.name),
            problems: draft.problems,
          }}
        />
        <div className="editor-status">
          <Problems problems={draft.problems} />
          {readOnly && <span>{t('prompts.readOnly')}</span>}
          {changed && !readOnly && <DiscardDraft detail={detail} draft={draft} />}
        </div>
      </section>
      <aside className="inspector" aria-label={t('prompts.about')}>
        <section className="context-section">
          <p className="prompt-description">{detail.description}</p>
          <p className="field-hint">{t('prompts.safe')}</p>
        </section>
        <section className="context-section">
          <h3 className="label">{t('prompts.variables')}</h3>
          <ul className="variables">
            {detail.variables.map((variable) => (
              <Variable key={variable.name} variable={variable} text={value} />
            ))}
          </ul>
        </section>
      </aside>
    </div>
  );
}

function Problems({ problems }: { problems: readonly api.LineProblem[] }) {
  if (problems.length === 0) {
    return (
      <span className="tone-ok save-state">
        <Icon name="check" small />
        {t('prompts.noProblems')}
      </span>
    );
  }
  const lines = problems.map((one) => one.line).join(', ');
  return (
    <span className="tone-danger save-state">
      <Icon name="alert" small />
      {t('prompts.problems', { count: problems.length, lines })}
    </span>
  );
}

interface VariableProps {
  variable: api.PromptVariable;
  text: string;
}

function Variable({ variable: { name, description }, text }: VariableProps) {
  const uses = text.split(new RegExp(`\\{\\{[#^]?\\s*${name}\\s*\\}\\}`)).length - 1;
  return (
    <li>
      <code>{name}</code>
      <span className={uses > 0 ? 'tone-ok' : 'tone-quiet'}>
        {uses > 0 && <Icon name="check" small />}
        {uses > 0 ? t('prompts.used', { count: uses }) : t('prompts.unused')}
      </span>
      <small>{description}</small>
    </li>
  );
}
