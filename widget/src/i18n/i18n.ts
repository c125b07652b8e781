/** A catalogue: a plain string, or its plural forms by `Intl.PluralRules` category. */
export type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export type Values = Readonly<Record<string, string | number>>;

/** Strings, numbers and dates of one language. */
export class I18n<Key extends string = string> {
  readonly #plurals: Intl.PluralRules;
  readonly #numbers: Intl.NumberFormat;

  constructor(
    /** A BCP 47 tag. */
    readonly locale: string,
    private readonly catalogue: Catalogue,
    /** For keys the catalogue lacks. */
    private readonly fallback: Catalogue = {},
  ) {
    this.#plurals = new Intl.PluralRules(locale);
    this.#numbers = new Intl.NumberFormat(locale);
  }

  /** The string of `key` with `{name}` filled in; `count` chooses the plural form. */
  t(key: Key, values: Values = {}): string {
    const entry = this.catalogue[key] ?? this.fallback[key];
    if (entry === undefined) return key;
    const form =
      typeof entry === 'string'
        ? entry
        : (entry[this.#plurals.select(Number(values['count'] ?? 0))] ?? entry['other'] ?? key);
    return form.replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      return typeof value === 'number' ? this.#numbers.format(value) : value;
    });
  }

  time(at: number): string {
    return new Intl.DateTimeFormat(this.locale, { timeStyle: 'short' }).format(at);
  }

  /** "Today", "Yesterday", or the date. */
  day(at: number, now = Date.now()): string {
    const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
    if (days > -2 && days <= 0) {
      const word = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(
        days,
        'day',
      );
      return word.charAt(0).toLocaleUpperCase(this.locale) + word.slice(1);
    }
    return new Intl.DateTimeFormat(this.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
    }).format(at);
  }

  date(at: number): string {
    return new Intl.DateTimeFormat(this.locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(at);
  }

  /** How long ago, in its largest unit: "now", "2 hr". */
  ago(at: number, now = Date.now()): string {
    const minutes = Math.max(0, Math.round((now - at) / 60_000));
    if (minutes === 0) {
      return new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(0, 'second');
    }
    if (minutes < 60) return this.#unit(minutes, 'minute');
    if (minutes < 60 * 24) return this.#unit(Math.round(minutes / 60), 'hour');
    return this.#unit(Math.round(minutes / (60 * 24)), 'day');
  }

  #unit(count: number, unit: string): string {
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(
      count,
    );
  }
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The first of `wanted` that is offered, by language; else the first offered. */
export function chooseLocale(wanted: readonly string[], offered: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const found = offered.find((one) => one === language);
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}
