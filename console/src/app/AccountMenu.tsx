import { initials } from '@nightdesk/widget/initials';
import { DropdownMenu } from 'radix-ui';
import { Icon } from '../ui/Icon';
import { loadLanguage, shownLanguage, t } from '../ui/i18n';
import { prefer, preferences, type Language, type Scheme } from '../ui/preferences';
import { useStore } from '../ui/store';
import { useDesk } from './desk';
import { useSignOut } from './useSignOut';

const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** Who is signed in, how the console looks and speaks, and the way out. */
export function AccountMenu() {
  const { me } = useDesk();
  const signOut = useSignOut();
  const { scheme } = useStore(preferences);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="avatar avatar-agent"
        aria-label={t('account.menu', { name: me.name })}
      >
        {initials(me.name)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          side="right"
          align="end"
          sideOffset={8}
          collisionPadding={8}
        >
          <DropdownMenu.Label className="menu-person">
            <strong>{me.name}</strong>
            <span>{me.email}</span>
            <span>
              {t(`role.${me.role}`)} · {me.site.name}
            </span>
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="menu-line" />
          <Choice
            label={t('account.appearance')}
            value={scheme}
            options={{
              system: t('scheme.system'),
              light: t('scheme.light'),
              dark: t('scheme.dark'),
            }}
            onChoose={(next) => prefer({ scheme: next as Scheme })}
          />
          <DropdownMenu.Separator className="menu-line" />
          <Choice
            label={t('account.language')}
            value={shownLanguage()}
            options={LANGUAGES}
            onChoose={(next) => {
              prefer({ language: next as Language });
              void loadLanguage();
            }}
          />
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => void signOut()}>
            <Icon name="logout" small />
            {t('signOut')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: Record<string, string>;
  onChoose(value: string): void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChoose} aria-label={label}>
      <DropdownMenu.Label className="menu-label">{label}</DropdownMenu.Label>
      {Object.entries(options).map(([key, name]) => (
        <DropdownMenu.RadioItem key={key} value={key} className="menu-item">
          <span className="menu-check">
            <DropdownMenu.ItemIndicator>
              <Icon name="check" small />
            </DropdownMenu.ItemIndicator>
          </span>
          {name}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
