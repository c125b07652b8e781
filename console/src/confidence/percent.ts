import { i18n } from '../ui/i18n';

/** `12%`, `0.5%`. */
export function percent(share: number): string {
  return new Intl.NumberFormat(i18n().locale, {
    style: 'percent',
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  }).format(share);
}

/** A share out of `5` or `2,5`, to a tenth of a percent; null for nothing, undefined for what is no number. */
export function shareOf(text: string): number | null | undefined {
  const written = text.trim().replace('%', '').replace(',', '.').trim();
  if (written === '') return null;
  const value = Number(written);
  return Number.isFinite(value) ? Math.round(value * 10) / 1_000 : undefined;
}

/** What to write in a field for a share. */
export function written(share: number | null | undefined): string {
  if (share === null || share === undefined) return '';
  return new Intl.NumberFormat(i18n().locale, {
    maximumFractionDigits: 1,
    useGrouping: false,
  }).format(share * 100);
}
