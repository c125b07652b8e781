import { expect, test } from '../support/double';

test('the newest quoted answer can be turned down', async ({ page, server, widget }) => {
  await widget.open();
  await widget.say('How long is delivery to Norway?');
  await widget.button('That did not help').click();
  await expect(widget.button('That did not help')).toHaveAttribute('aria-pressed', 'true');
  const thumb = { type: 'feedback', message: 2, value: 'down' };
  await expect.poll(() => server.last.events.at(-1)).toMatchObject(thumb);
  await page.reload();
  await widget.open();
  await expect(widget.button('That did not help')).toHaveAttribute('aria-pressed', 'true');
  await widget.button('That helps').click();
  await expect(widget.button('Thank you')).toHaveAttribute('aria-pressed', 'true');
  await expect(widget.button('That did not help')).toHaveAttribute('aria-pressed', 'false');
});
