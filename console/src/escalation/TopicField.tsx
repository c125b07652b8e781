import { useQuery } from '@tanstack/react-query';
import { sections } from '../api/articles';
import { t } from './messages';

interface Props {
  value: readonly string[];
  error: string | undefined;
  onChange(topics: string[]): void;
}

/** Sections of the help centre, also one that is chosen and under which there is nothing now. */
export function TopicField({ value, error, onChange }: Props) {
  const { data } = useQuery({
    queryKey: ['sections'],
    queryFn: ({ signal }) => sections(signal),
  });
  const choices = [...new Set([...(data ?? []), ...value])];
  return (
    <fieldset className="choices topic-choices">
      <legend>{t('escalation.topics')}</legend>
      {choices.map((topic) => (
        <label key={topic} className="choice">
          <input
            type="checkbox"
            checked={value.includes(topic)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...value, topic] : value.filter((chosen) => chosen !== topic),
              )
            }
          />
          <span>
            {topic}
            {data?.includes(topic) === false && <small>{t('escalation.topicGone')}</small>}
          </span>
        </label>
      ))}
      <p className={error === undefined ? 'field-hint' : 'field-error'}>
        {error ?? t(data?.length === 0 ? 'escalation.noTopics' : 'escalation.topicsHint')}
      </p>
    </fieldset>
  );
}
