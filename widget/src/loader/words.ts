/** What the launcher says, before the frame is there to say anything. English is the fallback. */
const EN = 'Open chat|Close chat|unread|Dismiss|AI assistant';
const DE = 'Chat öffnen|Chat schließen|ungelesen|Ausblenden|KI-Assistent';

/** In the order of `EN`. */
export function wordsOf(language: string): string[] {
  return (/^de\b/i.test(language) ? DE : EN).split('|');
}
