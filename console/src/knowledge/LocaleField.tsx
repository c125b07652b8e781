import { Select } from '../ui/Field';
import { languageName } from '../ui/languageName';
import { LOCALES } from './locales';
import { t } from './messages';

interface Props {
  value: string;
  /** What no language is called, where it may be none. */
  none?: string;
  error?: string | undefined;
  readOnly?: boolean;
  onChange(locale: string): void;
}

/** Which language a text is in; also one that is there already and no choice for new ones. */
export function LocaleField({ value, none, error, readOnly, onChange }: Props) {
  const known = LOCALES.includes(value) || value === '' ? LOCALES : [...LOCALES, value];
  return (
    <Select
      label={t('field.language')}
      value={value}
      disabled={readOnly}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {known.map((locale) => (
        <option key={locale} value={locale}>
          {languageName(locale)}
        </option>
      ))}
    </Select>
  );
}
