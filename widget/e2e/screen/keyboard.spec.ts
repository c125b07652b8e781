import { expect, test } from '../support/double';
import { Gate } from '../support/gate';

test('everything works without a mouse', async ({ page, widget }) => {
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type('Can I return boots?');
  await page.keyboard.press('Enter');
  await expect(widget.frame.getByRole('group', { name: 'Sources' })).toBeVisible();

  await widget.button('Source 1: Returns and exchanges').first().focus();
  await page.keyboard.press('Enter');
  await expect(widget.frame.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(widget.frame.getByRole('link', { name: 'Open article' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.frame.getByRole('dialog')).toBeHidden();
  await expect(widget.button('Source 1: Returns and exchanges').first()).toBeFocused();

  await widget.button('Menu').focus();
  await page.keyboard.press('Enter');
  await expect(widget.frame.getByRole('menuitem', { name: 'Talk to a person' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(widget.frame.getByRole('menuitem', { name: 'Start a new' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(widget.frame.getByRole('menuitemradio', { name: 'Off' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.button('Menu')).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(widget.launcher).toBeFocused();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
});

test('Escape stops an answer before it closes the chat', async ({ page, server, widget }) => {
  // It does not come to its end: then Escape would close the chat.
  const end = new Gate().opened;
  server.answer = () => ({ text: 'word '.repeat(100).trim(), chunkMs: 60, end });
  await widget.open();
  await widget.say('Tell me');
  await expect(widget.log.locator('.nd-caret')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.log).toContainText('Stopped');
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'true');
});
