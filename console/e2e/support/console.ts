import { expect, type Locator, type Page } from '@playwright/test';

/** The console as an agent uses it. */
export class Console {
  readonly list: Locator;
  readonly transcript: Locator;
  readonly composer: Locator;
  readonly note: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole('region', { name: 'Conversations' });
    this.transcript = page.getByRole('log', { name: 'Transcript' });
    this.composer = page.getByRole('textbox', { name: 'Reply to the customer' });
    this.note = page.getByRole('textbox', { name: 'Note for the team' });
  }

  async view(name: 'Mine' | 'Queue' | 'AI' | 'All'): Promise<void> {
    await this.list.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await expect(this.list.getByRole('link', { name: new RegExp(`^${name}`) })).toHaveAttribute(
      'aria-current',
      'page',
    );
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  async open(name: string | RegExp): Promise<void> {
    await this.row(name).getByRole('link').click();
    await expect(this.transcript).toBeVisible();
    await this.settled();
  }

  /** What is drawn hears keys only a moment later: waits until the page has nothing left to do. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestIdleCallback(() => resolve())),
    );
  }

  /**
   * Claims the open conversation, and waits for the answer: until then no other action is taken,
   * and the live row may have offered it already.
   */
  async claim(by = () => this.action('Claim').click()): Promise<void> {
    await this.settled();
    const [answer] = await Promise.all([this.page.waitForResponse(/\/claim$/), by()]);
    await answer.finished();
    await this.settled();
  }

  action(name: 'Claim' | 'Take over' | 'Reopen' | 'Hand back to AI' | 'Resolve'): Locator {
    return this.page.locator('.conversation-actions').getByRole('button', { name });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.toast').filter({ hasText: text });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Control+Enter');
  }

  async leaveNote(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: /^Note/ }).click();
    await this.note.fill(text);
    await this.note.press('Control+Enter');
  }
}
