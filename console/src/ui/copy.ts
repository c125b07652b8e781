import { t } from './i18n';
import { toast } from './toasts';

/** Copies to the clipboard, and says so. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('copied'), 'ok');
  } catch {
    toast(t('copyRefused'), 'warn');
  }
}
