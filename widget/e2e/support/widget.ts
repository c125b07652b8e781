import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The widget as a customer meets it on a page. */
export class Widget {
  readonly launcher: Locator;
  readonly preview: Locator;
  readonly frame: FrameLocator;
  readonly composer: Locator;
  readonly log: Locator;
  /** What the browser's console and its policies complained about. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    this.launcher = page.locator('nightdesk-chat .launcher');
    this.preview = page.locator('nightdesk-chat .preview');
    this.frame = page.frameLocator('nightdesk-chat iframe');
    this.composer = this.frame.getByRole('textbox', { name: 'Message' });
    this.log = this.frame.getByRole('log');
    page.on('console', (message) => {
      const lost = /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket connection/;
      if (message.type() === 'error' && !lost.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** The loader hides what it draws from the page; tests look inside. */
  static async on(page: Page): Promise<Widget> {
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: 'open' });
      };
    });
    return new Widget(page);
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.composer).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** What the assistant or a person wrote, newest last. */
  get answers(): Locator {
    return this.log.locator('article.nd-group--ai, article.nd-group--person');
  }

  get own(): Locator {
    return this.log.locator('.nd-group--customer .nd-bubble');
  }

  /** Where the customer stands in line. */
  get queue(): Locator {
    return this.frame.locator('.nd-queue-title');
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }
}
