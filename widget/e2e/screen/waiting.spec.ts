import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/double';
import type { Widget } from '../support/widget';

async function askForPerson(widget: Widget): Promise<void> {
  await widget.button('Menu').click();
  await widget.frame.getByRole('menuitem', { name: 'Talk to a person' }).click();
}

test('who asked for a person before writing anything finds the way back', async ({
  page,
  widget,
}) => {
  await widget.open();
  await askForPerson(widget);
  await expect(widget.queue).toHaveText('You are number 3 in line');
  await widget.button('Back to home').click();

  const row = widget.button(/^Support team\s*Connecting you with our team/);
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await row.click();
  await expect(widget.queue).toBeVisible();
});

test('a conversation in which nothing was said yet does not load for ever', async ({
  page,
  server,
  widget,
}) => {
  server.fail = (_, path) => (path.endsWith('/handoff') ? { status: 503 } : null);
  await widget.open();
  await askForPerson(widget);
  await expect(widget.frame.locator('.nd-notice')).toHaveText(/That did not work/);
  await page.reload();
  await widget.open();
  await expect(widget.log).toContainText('I am an AI assistant.');

  server.fail = () => null;
  await page.reload();
  await widget.open();
  await expect(widget.queue).toHaveText('You are number 3 in line');
});

test('who has begun too many conversations is told until when', async ({
  page,
  server,
  widget,
}) => {
  server.fail = (method) =>
    method === 'PUT'
      ? { status: 429, body: { code: 'RATE' }, headers: { 'Retry-After': '1440' } }
      : null;
  await widget.open();
  await widget.say('Where is my order?');
  const refused = widget.frame.getByRole('alert');
  await expect(refused).toContainText(/Too many conversations .+ try again at \d/);
  await expectAccessible(page);

  server.fail = () => null;
  await widget.button('Retry').click();
  await expect(widget.answers).toHaveCount(1);
});
