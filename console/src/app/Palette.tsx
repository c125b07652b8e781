import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Avatar } from '../ui/Avatar';
import { commands } from '../ui/commands';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Keys } from '../ui/Keys';
import { useStore } from '../ui/store';
import { order } from '../inbox/rows';
import { useDesk } from './desk';

const GROUPS = ['context', 'navigation', 'preferences'] as const;
/** More than one can look through anyway. */
const CONVERSATIONS = 50;

/** What can be typed for, and the list of it. */
export function Palette({ onClose }: { onClose(): void }) {
  const all = useStore(commands).filter((one) => one.keysOnly !== true);
  const run = (action: () => void) => {
    onClose();
    // After the dialog has given the focus back, which it would take from what the action opens.
    setTimeout(action);
  };
  return (
    <Command label={t('palette.open')} loop>
      <div className="palette-input">
        <Icon name="search" />
        <Command.Input placeholder={t('palette.placeholder')} autoFocus />
        <Keys keys="Escape" />
      </div>
      <Command.List className="palette-list" label={t('palette.results')}>
        <Command.Empty className="palette-empty">{t('palette.empty')}</Command.Empty>
        {GROUPS.map((group) => {
          const members = all.filter((one) => one.group === group);
          if (members.length === 0) return null;
          return (
            <Command.Group key={group} heading={t(`palette.${group}`)}>
              {members.map((one) => (
                <Command.Item key={one.id} value={one.label} onSelect={() => run(one.run)}>
                  <Icon name={one.icon ?? 'right'} small />
                  <span>{one.label}</span>
                  {one.keys !== undefined && <Keys keys={one.keys} />}
                </Command.Item>
              ))}
            </Command.Group>
          );
        })}
        <Conversations onRun={run} />
      </Command.List>
    </Command>
  );
}

function Conversations({ onRun }: { onRun(action: () => void): void }) {
  const { me, inbox } = useDesk();
  const navigate = useNavigate();
  const rows = order(useStore(inbox).rows, 'all', me.id).slice(0, CONVERSATIONS);
  if (rows.length === 0) return null;
  return (
    <Command.Group heading={t('palette.conversations')}>
      {rows.map(({ conversation, visitor, lastText, owner }) => (
        <Command.Item
          key={conversation}
          value={`${visitor} ${lastText} ${conversation}`}
          onSelect={() =>
            onRun(() => void navigate({ to: '/inbox/$conversation', params: { conversation } }))
          }
        >
          <Avatar kind={owner === 'ai' ? 'assistant' : 'visitor'} name={visitor} size="small" />
          <span className="palette-conversation">
            {visitor} <small>{lastText}</small>
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
