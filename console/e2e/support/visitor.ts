import { expect, type Browser, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** A customer in a browser of their own, on the demo shop. */
export class Visitor {
  readonly frame: FrameLocator;
  readonly composer: Locator;
  readonly log: Locator;

  private constructor(readonly page: Page) {
    this.frame = page.frameLocator('nightdesk-chat iframe');
    this.composer = this.frame.getByRole('textbox', { name: 'Message' });
    this.log = this.frame.getByRole('log');
  }

  static async arrives(browser: Browser, url: string): Promise<Visitor> {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    // The loader hides what it draws from the page; tests look inside.
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: 'open' });
      };
    });
    await page.goto(`${url}/demo`);
    const visitor = new Visitor(page);
    await page.locator('nightdesk-chat .launcher').click();
    await expect(visitor.composer).toBeVisible({ timeout: 30_000 });
    return visitor;
  }

  async says(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.log.getByText(text)).toBeVisible();
  }

  async asksForAPerson(): Promise<void> {
    await this.says('Can I talk to a person please?');
  }
}
