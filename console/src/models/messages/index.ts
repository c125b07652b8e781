import { addMessages } from '../../ui/i18n';
import en from './en.json';

export const t = addMessages(en, { de: () => import('./de.json') });

export type Key = Parameters<typeof t>[0];
