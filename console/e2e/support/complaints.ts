import type { Page } from '@playwright/test';

/** What tests bring about on purpose. */
const EXPECTED = /status of 4\d\d|status of 503|WebSocket connection|ERR_CONNECTION|ERR_INTERNET/;

/** What the browser's console and its policies complain about, as it comes. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
