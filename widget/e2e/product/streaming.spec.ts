import { expect, test } from '../support/product';
import { Widget } from '../support/widget';

test.use({ model: true });

const QUESTION = 'How long is delivery to Norway?';

test('an answer streams in, can be stopped, and names its source', async ({ provider, widget }) => {
  await widget.open();
  await widget.say(QUESTION);
  await expect(widget.log.locator('.nd-caret')).toBeVisible();
  await expect(widget.answers.last()).toContainText('Word39');
  await expect(widget.frame.getByRole('group', { name: 'Sources' })).toBeVisible();
  await widget
    .button(/^Source 1/)
    .first()
    .click();
  await expect(widget.frame.getByRole('dialog')).toContainText('Open article');
  // Elsewhere Escape would close the chat.
  await expect(widget.frame.getByRole('dialog')).toBeFocused();
  await widget.page.keyboard.press('Escape');

  provider.holds = true;
  await widget.say(QUESTION);
  await expect(widget.answers.nth(1)).toContainText('Word5');
  await widget.button('Stop').click();
  await expect(widget.log).toContainText('Stopped');
  await expect(widget.answers.nth(1)).not.toContainText('Word39');
  provider.holds = false;
});

test('a reload in the middle of an answer shows its beginning and goes on', async ({
  context,
  page,
  product,
  widget,
}) => {
  await widget.open();
  await widget.say(QUESTION);
  await expect(widget.answers.last()).toContainText('Word8');
  await page.reload();
  await widget.open();
  await expect(widget.answers.last()).toContainText('Word0. Word1');
  const other = await Widget.on(await context.newPage());
  await other.page.goto(`${product.url}/demo`);
  await other.open();
  await expect(other.answers.last()).toContainText('Word39');
  await expect(widget.answers.last()).toContainText('Word38. Word39');
  await expect(widget.answers).toHaveCount(1);
});
