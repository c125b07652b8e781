import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { RefusedElsewhere } from '../conversation/RefusedElsewhere';
import { listenToKeys } from '../ui/commands';
import { CommandPalette } from './CommandPalette';
import { DeskContext, openDesk } from './desk';
import { Navigation } from './Navigation';
import { Rail } from './Rail';
import { SessionEnded } from './SessionEnded';
import { ShortcutSheet } from './ShortcutSheet';
import { StatusStrip } from './StatusStrip';
import { TitleCount } from './TitleCount';

const route = getRouteApi('/desk');

/** Everything around the pages behind the sign-in. */
export function Shell() {
  const { me } = route.useRouteContext();
  const desk = openDesk(me);
  useEffect(() => {
    const closed = new AbortController();
    listenToKeys(closed.signal);
    return () => closed.abort();
  }, []);
  return (
    <DeskContext value={desk}>
      <Navigation />
      <div className="shell">
        <Rail />
        <div className="shell-main">
          <Outlet />
          <StatusStrip />
        </div>
      </div>
      <CommandPalette />
      <ShortcutSheet />
      <SessionEnded />
      <TitleCount />
      <RefusedElsewhere />
    </DeskContext>
  );
}
