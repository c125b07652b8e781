import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Console } from '../support/console';
import { complaintsOf } from '../support/complaints';
import { expect, test } from '../support/product';
import { Visitor } from '../support/visitor';

// One story: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.use({ actionTimeout: 30_000 });

let maria: Console;
let jonas: Console;
let complaints: string[];

async function aBrowser(browser: Browser, url: string): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  return [context, await context.newPage()];
}

async function joins(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.split(' ')[0]?.toLowerCase()}@aurora.example`);
  await page.getByLabel('Password').fill('nine friendly otters');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
}

test('the setup link makes the first admin, once', async ({ browser, product }) => {
  const [, page] = await aBrowser(browser, product.url);
  complaints = complaintsOf(page);
  maria = new Console(page);
  await joins(page, product.setupLink, 'Maria Santos');

  const [context, other] = await aBrowser(browser, product.url);
  await other.goto(product.setupLink);
  await expect(other.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await context.close();
});

test('the admin invites an agent by a link', async ({ browser, product }) => {
  await maria.page.goto('/console/people');
  await maria.page.getByRole('button', { name: 'Invite' }).click();
  await maria.page.getByRole('button', { name: 'Create link' }).click();
  const link = await maria.page.getByRole('textbox', { name: 'Invitation link' }).inputValue();

  const [, page] = await aBrowser(browser, product.url);
  jonas = new Console(page);
  await joins(page, link, 'Jonas Weber');
});

test('a waiting customer appears live; of two who claim, one wins', async ({
  browser,
  product,
}) => {
  await maria.page.goto('/console/inbox');
  await jonas.page.goto('/console/inbox');
  const visitor = await Visitor.arrives(browser, product.url);
  await visitor.asksForAPerson();

  await maria.open('Asked for a person');
  await jonas.open('Asked for a person');
  await Promise.all([maria.page.keyboard.press('a'), jonas.page.keyboard.press('a')]);

  const won = maria.transcript.getByText('You joined');
  const lost = jonas.transcript.getByText('You joined');
  await expect.poll(async () => (await won.count()) + (await lost.count())).toBe(1);
  const [winner, other] = (await won.count()) === 1 ? [maria, jonas] : [jonas, maria];
  await expect(other.page.getByText('answers this customer')).toBeVisible();

  await winner.reply('Hello, how can I help?');
  await expect(visitor.log.getByText('Hello, how can I help?')).toBeVisible();
  await winner.leaveNote('Regular customer, be generous.');
  await expect(other.transcript.getByText('Regular customer, be generous.')).toBeVisible();
  await visitor.says('My boots rubbed.');
  await expect(winner.transcript.getByText('My boots rubbed.')).toBeVisible();
  await expect(visitor.log.getByText('be generous')).toHaveCount(0);

  await visitor.composer.pressSequentially('And also');
  await expect(winner.transcript.getByText('is typing')).toBeVisible();

  await winner.action('Hand back to AI').click();
  await expect(winner.toast(/The assistant answers .+ again/)).toBeVisible();
  await expect(winner.transcript.getByText('You handed back to the assistant')).toBeVisible();
  await winner.claim();
  await winner.action('Resolve').click();
  await expect(winner.toast('is resolved')).toBeVisible();
  await expect(visitor.log.getByText('Conversation ended')).toBeVisible();
});

test('a prompt is published with a note and rolled back', async () => {
  const { page } = maria;
  await page.goto('/console/prompts');
  await page.getByRole('textbox', { name: 'Prompt text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nNever promise a delivery day.');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What changed, and why?').fill('Two customers were promised a day');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(maria.toast('v2 is live in release 2')).toBeVisible();
  // What is live anew begins the page anew, and closes what was opened in it before.
  await expect(page.locator('.prompt-header').getByText('Live v2')).toBeVisible();

  await page.getByRole('link', { name: 'History' }).click();
  const first = page.getByRole('listitem').filter({ hasText: 'Release 1' });
  await first.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(maria.toast('Rolled back to release 1.')).toBeVisible();
  await expect(page.locator('.prompt-header').getByText('Live v1')).toBeVisible();
});

test('an article is written and published', async () => {
  const { page } = maria;
  await page.goto('/console/knowledge/new');
  await page.getByLabel('Title').fill('Rent a canoe');
  await page.getByLabel('Section').fill('Rental');
  await page.getByRole('textbox', { name: 'Article in Markdown' }).click();
  await page.keyboard.type('A canoe costs 40 euros a day.');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(maria.toast('The next question uses it within 5 seconds.')).toBeVisible();
});

test('nothing was refused by the policy, and no script failed', () => {
  expect(complaints).toEqual([]);
});
