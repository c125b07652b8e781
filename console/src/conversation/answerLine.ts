import { i18n, t } from '../ui/i18n';

/** `38ms`, `1.2s`. */
export function ms(value: number): string {
  const seconds = value >= 1_000;
  return new Intl.NumberFormat(i18n().locale, {
    style: 'unit',
    unit: seconds ? 'second' : 'millisecond',
    unitDisplay: 'narrow',
    maximumFractionDigits: seconds ? 1 : 0,
  }).format(seconds ? value / 1_000 : value);
}

const RUNGS = ['primary', 'secondary', 'extractive', 'cache', 'canned', 'fixed', 'person'] as const;

/** What to call a rung of the ladder; null for one this console does not know. */
export function rungName(rung: string | null | undefined): string | null {
  const known = RUNGS.find((one) => one === rung);
  return known === undefined ? null : t(`rung.${known}`);
}
