import { may } from '../api/roles';
import type { Role } from '../api/staff';
import type { Key } from '../ui/i18n';
import type { IconName } from '../ui/icons';

export interface Place {
  to: '/inbox' | '/prompts' | '/knowledge' | '/people';
  label: Key;
  icon: IconName;
  keys: string;
}

const PLACES: readonly Place[] = [
  { to: '/inbox', label: 'place.inbox', icon: 'inbox', keys: 'g i' },
  { to: '/prompts', label: 'place.prompts', icon: 'pencil', keys: 'g p' },
  { to: '/knowledge', label: 'place.knowledge', icon: 'book', keys: 'g k' },
  { to: '/people', label: 'place.people', icon: 'people', keys: 'g t' },
];

/** Where a person of this role may go. */
export function places(role: Role): readonly Place[] {
  return PLACES.filter((place) => place.to !== '/people' || may(role, 'staff.view'));
}
