import { Link } from '@tanstack/react-router';
import { useStore } from '../ui/store';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { ariaKeys } from '../ui/Keys';
import { IconButton } from '../ui/IconButton';
import { AccountMenu } from './AccountMenu';
import { openPalette } from './CommandPalette';
import { useDesk } from './desk';
import { places, type Place } from './places';
import { openShortcuts } from './ShortcutSheet';

export function Rail() {
  const { me, inbox } = useDesk();
  const waiting = useStore(inbox).counts?.queue ?? 0;
  return (
    <nav className="rail" aria-label={t('rail')}>
      <span className="rail-logo" title="Nightdesk">
        <Icon name="logo" />
        <span className="visually-hidden">Nightdesk</span>
      </span>
      {places(me.role).map((place) => (
        <RailLink key={place.to} place={place} count={place.to === '/inbox' ? waiting : 0} />
      ))}
      <div className="rail-end">
        <IconButton
          icon="search"
          label={t('palette.open')}
          keys="Mod+k"
          className="rail-link rail-search"
          onClick={openPalette}
        />
        <IconButton
          icon="help"
          label={t('shortcuts')}
          keys="?"
          className="rail-link rail-help"
          onClick={openShortcuts}
        />
        <AccountMenu />
      </div>
    </nav>
  );
}

function RailLink({ place, count }: { place: Place; count: number }) {
  const name = t(place.label);
  return (
    <Link
      to={place.to}
      className="rail-link"
      activeProps={{ 'aria-current': 'page' }}
      aria-label={count > 0 ? t('rail.waiting', { name, count }) : name}
      aria-keyshortcuts={ariaKeys(place.keys)}
      title={t('rail.title', { name, keys: place.keys.toUpperCase() })}
    >
      <Icon name={place.icon} />
      {count > 0 && (
        <span className="rail-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
