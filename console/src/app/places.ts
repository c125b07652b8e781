import { may, type Permission } from '../api/roles';
import type { Role } from '../api/staff';
import type { Key } from '../ui/i18n';
import type { IconName } from '../ui/icons';

export interface Place {
  to: '/inbox' | '/prompts' | '/knowledge' | '/models' | '/people';
  label: Key;
  icon: IconName;
  keys: string;
}

const PLACES: readonly Place[] = [
  { to: '/inbox', label: 'place.inbox', icon: 'inbox', keys: 'g i' },
  { to: '/prompts', label: 'place.prompts', icon: 'pencil', keys: 'g p' },
  { to: '/knowledge', label: 'place.knowledge', icon: 'book', keys: 'g k' },
  { to: '/models', label: 'place.models', icon: 'spark', keys: 'g m' },
  { to: '/people', label: 'place.people', icon: 'people', keys: 'g t' },
];

const NEEDED: Partial<Record<Place['to'], Permission>> = {
  '/models': 'model.manage',
  '/people': 'staff.view',
};

/** Where a person of this role may go. */
export function places(role: Role): readonly Place[] {
  return PLACES.filter(({ to }) => {
    const needed = NEEDED[to];
    return needed === undefined || may(role, needed);
  });
}
