import { i18n } from '../ui/i18n';

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** 5 January 1970 was a Monday. */
const MONDAY = Date.UTC(1970, 0, 5);

/** @param day 1 for Monday to 7 for Sunday */
export function dayName(day: number, weekday: 'short' | 'long'): string {
  const at = MONDAY + (day - 1) * 86_400_000;
  return new Intl.DateTimeFormat(i18n().locale, { weekday, timeZone: 'UTC' }).format(at);
}
