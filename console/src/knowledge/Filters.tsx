import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ArticleFilter, ArticleStatus } from '../api/articles';
import { useCommands } from '../ui/commands';
import { Icon } from '../ui/Icon';
import { Keys } from '../ui/Keys';
import { languages } from './locales';
import { t } from './messages';

const TYPING_MS = 250;
const STATUSES: readonly ArticleStatus[] = ['published', 'changed', 'draft'];

/** Narrows the list down; what is chosen stands in the address. */
export function Filters({ filter }: { filter: ArticleFilter }) {
  const navigate = useNavigate();
  const set = (change: ArticleFilter) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value);
    void navigate({ to: '/knowledge', search: Object.fromEntries(next), replace: true });
  };
  return (
    <div className="filters" role="search">
      <SearchField value={filter.query ?? ''} onChange={(query) => set({ query })} />
      <FilterSelect
        label={t('field.language')}
        all={t('knowledge.allLanguages')}
        value={filter.locale ?? ''}
        options={languages(filter.locale ?? '')}
        onChange={(locale) => set({ locale })}
      />
      <FilterSelect
        label={t('knowledge.status')}
        all={t('knowledge.allStatuses')}
        value={filter.status ?? ''}
        options={STATUSES.map((status) => [status, t(`status.${status}`)])}
        onChange={(status) => set({ status: (status || undefined) as ArticleStatus | undefined })}
      />
    </div>
  );
}

interface SearchProps {
  value: string;
  onChange(value: string): void;
}

function SearchField({ value, onChange }: SearchProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });
  // What others make of the filter, such as nothing at all, counts more than what was typed before.
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      changed.current(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useCommands([
    {
      id: 'search-articles',
      group: 'context',
      label: t('knowledge.search'),
      icon: 'search',
      keys: '/',
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <label className="search search-wide">
      <Icon name="search" small />
      <input
        ref={field}
        type="search"
        value={text}
        placeholder={t('knowledge.search')}
        aria-label={t('knowledge.search')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
      <Keys keys="/" />
    </label>
  );
}

interface SelectProps {
  label: string;
  all: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}

function FilterSelect({ label, all, value, options, onChange }: SelectProps) {
  return (
    <span className="select select-inline">
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}
