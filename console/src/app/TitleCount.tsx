import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../ui/i18n';
import { useStore } from '../ui/store';
import { useDesk } from './desk';
import { places } from './places';

/** The window's title: how many wait, and where one is. */
export function TitleCount() {
  const { me, inbox } = useDesk();
  const waiting = useStore(inbox).counts?.queue ?? 0;
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const place = places(me.role).find((one) => path.startsWith(one.to));
    const where = place === undefined ? 'Nightdesk' : `${t(place.label)} · Nightdesk`;
    document.title = waiting > 0 ? `(${waiting}) ${where}` : where;
  }, [waiting, path, me.role]);
  return null;
}
