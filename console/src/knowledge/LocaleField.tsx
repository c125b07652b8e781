import { Select } from '../ui/Field';
import { languages } from './locales';
import { t } from './messages';

interface Props {
  value: string;
  /** What no language is called, where it may be none. */
  none?: string;
  error?: string | undefined;
  readOnly?: boolean;
  onChange(locale: string): void;
}

/** Which language a text is in. */
export function LocaleField({ value, none, error, readOnly, onChange }: Props) {
  return (
    <Select
      label={t('field.language')}
      value={value}
      disabled={readOnly}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {languages(value).map(([locale, name]) => (
        <option key={locale} value={locale}>
          {name}
        </option>
      ))}
    </Select>
  );
}
