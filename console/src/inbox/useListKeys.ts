import type { InboxRow } from '@nightdesk/widget/protocol';
import { useNavigate } from '@tanstack/react-router';
import type { View } from '../api/desk';
import { useCommands, type Command } from '../ui/commands';
import { t } from '../ui/i18n';

interface Options {
  rows: readonly InboxRow[];
  view: View;
  selected: string | null;
  touch(): void;
  release(): void;
  show(index: number): void;
}

/** J, K and the arrows walk through the list; `.` lets the newcomers in. */
export function useListKeys({ rows, view, selected, touch, release, show }: Options): void {
  const navigate = useNavigate();
  const go = (step: number) => {
    touch();
    const at = rows.findIndex((row) => row.conversation === selected);
    const index = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    const row = rows[index];
    if (row === undefined) return;
    show(index);
    const { conversation } = row;
    void navigate({ to: '/inbox/$conversation', params: { conversation }, search: { view } });
  };
  const key = (keys: string, label: string, run: () => void, repeats = false): Command => ({
    id: `list-${keys}`,
    group: 'context',
    label,
    keys,
    keysOnly: true,
    repeats,
    run,
  });
  useCommands([
    key('j', t('sheet.next'), () => go(1), true),
    key('ArrowDown', t('sheet.next'), () => go(1), true),
    key('k', t('sheet.previous'), () => go(-1), true),
    key('ArrowUp', t('sheet.previous'), () => go(-1), true),
    key('.', t('sheet.apply'), release),
  ]);
}
