import { expectAccessible } from '../support/axe';
import { Agent } from '../support/agent';
import { serveHost, strictPage } from '../support/host';
import { expect, test } from '../support/product';
import { Widget } from '../support/widget';

// One database for all: each test is another visitor, because each has a browser context of its own.

test('a newcomer asks and gets an article, word for word', async ({
  context,
  page,
  product,
  widget,
}) => {
  await page.goto(`${product.url}/`);
  await widget.open();
  await expect(widget.frame.getByText('Hi, how can we help?')).toBeVisible();
  // At a first start the articles are indexed while the page is up already.
  await expect(async () => {
    await page.reload();
    await widget.open();
    if (await widget.log.isVisible()) await widget.button('Back to home').click();
    await widget.say('How long is delivery to Norway?');
    await expect(widget.log).toContainText('From our help centre', { timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
  await expect(widget.log.locator('.nd-quote').first()).toContainText('Norway');
  await expect(widget.log).toContainText('Quoted word for word');
  await expectAccessible(page);

  const article = widget.frame.getByRole('link', { name: 'Open article' }).first();
  const [help] = await Promise.all([context.waitForEvent('page'), article.click()]);
  await expect(help).toHaveURL(/\/help\//);
  await expect(help.locator('h1')).toBeVisible();

  // It shows before the server knows, and a page that goes may take it along.
  const told = page.waitForResponse(/\/feedback$/);
  await widget.button('That helps').click();
  await expect(widget.button('Thank you')).toBeVisible();
  await told;
  await page.reload();
  await widget.open();
  await expect(widget.button('Thank you')).toBeVisible();
  expect(widget.complaints).toEqual([]);
});

test('a person is always one click away, answers, and ends the conversation', async ({
  page,
  product,
  widget,
}) => {
  const maria = await Agent.first(product);
  await widget.open();
  await widget.button('Menu').click();
  await widget.frame.getByRole('menuitem', { name: 'Talk to a person' }).click();
  await expect(widget.queue).toContainText('in line');
  await widget.say('My parcel is not here.');
  await expect(widget.log).toContainText('Sent');
  await expectAccessible(page);

  const conversation = await maria.claimNewest();
  await expect(widget.log).toContainText('Maria joined');
  await expect(widget.frame.getByRole('heading', { name: 'Maria' })).toBeVisible();
  maria.says(conversation, 'Let me **check** that.');
  await expect(widget.answers.last()).toContainText('Let me check that.');
  maria.types(conversation);
  await expect(widget.log).toContainText('Maria is typing');

  await widget.button('Close chat').click();
  maria.says(conversation, 'It is at number 12.');
  await expect(widget.launcher).toHaveAccessibleName('Open chat, 1 unread');
  await expect(widget.preview).toContainText('It is at number 12.');
  await widget.launcher.click();
  await expect(widget.answers.last()).toContainText('It is at number 12.');

  await maria.resolve(conversation);
  await expect(widget.log).toContainText('Conversation ended');
  await widget.button('Start a new conversation').click();
  await expect(widget.frame.getByText('Your conversations')).toBeVisible();
  maria.leave();
});

test('who waits may go back to the assistant', async ({ widget }) => {
  await widget.open();
  await widget.button('Menu').click();
  await widget.frame.getByRole('menuitem', { name: 'Talk to a person' }).click();
  await expect(widget.queue).toBeVisible();
  await widget.button('Back to Ava').click();
  await expect(widget.queue).toBeHidden();
  await expect(widget.log).toContainText('Ava is back');
});

test('two tabs of one visitor show one conversation', async ({ context, product, widget }) => {
  await widget.open();
  await widget.say('I would like to talk to a person');
  await expect(widget.log).toContainText('Sent');
  const other = await Widget.on(await context.newPage());
  await other.page.goto(`${product.url}/demo`);
  await other.open();
  await expect(other.own).toHaveText(['I would like to talk to a person']);
  await other.say('And one more thing');
  await expect(widget.own).toHaveText(['I would like to talk to a person', 'And one more thing']);
});

test('a foreign site embeds the chat once its origin is allowed', async ({
  page,
  product,
  hostPort,
  widget,
}) => {
  const host = await serveHost(strictPage, product.url, hostPort);
  await page.goto(host.url);
  await widget.open();
  await widget.say('Hello from abroad');
  await expect(widget.log).toContainText('Sent');

  // The same machine by another name is another origin, and that one is not on the list.
  await page.goto(host.url.replace('127.0.0.1', 'localhost'));
  await widget.launcher.click();
  await expect(page.locator('nightdesk-chat a.launcher')).toBeVisible({ timeout: 15_000 });
  expect(product.output).toContain(`nightdesk.site.allowed-origins=http://localhost:${hostPort}`);
  host.close();
});

test('a message typed while the server is down outlives the page and arrives once', async ({
  page,
  product,
  widget,
}) => {
  test.setTimeout(240_000);
  await widget.open();
  await widget.say('I would like to talk to a person');
  await expect(widget.log).toContainText('Sent');

  await product.crash();
  await widget.say('It split where the poles cross.');
  await expect(widget.log).toContainText('Waiting to send');
  await expect(widget.frame.locator('.nd-strip')).toContainText('Nothing is lost');
  await product.start();
  // The page is read again, so what is sent now comes from the disk.
  await page.reload();
  await widget.open();
  const split = widget.own.filter({ hasText: 'It split where the poles cross.' });
  await expect(split).toHaveCount(1);
  await expect(widget.log.locator('.nd-bubble--queued')).toHaveCount(0, { timeout: 40_000 });
  await expect(widget.log).toContainText('Sent');
  await page.reload();
  await widget.open();
  await expect(split).toHaveCount(1);
});
