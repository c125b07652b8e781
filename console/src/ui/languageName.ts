import { i18n } from './i18n';

/** "German" for `de`, in the console's language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([i18n().locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
