import { expect, test } from '../support/double';

test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });

test('on a small screen the chat takes all of it and no keyboard jumps up', async ({
  page,
  widget,
}) => {
  await widget.open();
  const box = await page.locator('nightdesk-chat iframe').boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 780 });
  await expect(widget.launcher).toBeHidden();
  await expect(widget.frame.getByRole('heading', { name: 'Aurora Outdoor' })).toBeFocused();
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeFocused();
});

test('text at twice its size fits into 320 pixels', async ({ page, widget }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await widget.open();
  await widget.say('Can I return boots I have worn once?');
  await expect(widget.frame.getByRole('group', { name: 'Sources' })).toBeVisible();
  await widget.frame.locator('html').evaluate((html) => (html.style.fontSize = '200%'));
  const wide = await widget.frame
    .locator('body')
    .evaluate((body) =>
      [...body.querySelectorAll('*')]
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
        .map((node) => node.className),
    );
  expect(wide).toEqual([]);
});
