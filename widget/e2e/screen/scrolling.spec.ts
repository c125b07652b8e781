import type { Locator } from '@playwright/test';
import { expect, test } from '../support/double';

const LINES = 40;
const LONG = Array.from({ length: LINES }, (_, at) => `Line ${at + 1}.`).join('\n\n');

/** How far below the reader the end is, in pixels. */
const away = (log: Locator) =>
  log.evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);

test('the reader who went up is not pulled down, and finds the way back', async ({
  server,
  widget,
}) => {
  await widget.open();
  server.answer = () => ({ text: LONG, chunkMs: 0 });
  await widget.say('A long one');
  await expect(widget.button('Good answer')).toBeVisible();
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  server.last.join();
  await expect(widget.button('New message')).toBeVisible();
  expect(await widget.log.evaluate((log) => log.scrollTop)).toBe(0);
  await widget.button('New message').click();
  await expect(widget.button('New message')).toBeHidden();
  await expect(widget.log.getByText('Maria joined')).toBeInViewport();
});

test('what arrives before the browser tells of a scroll does not undo it', async ({
  server,
  widget,
}) => {
  await widget.open();
  server.answer = () => ({ text: LONG, chunkMs: 0 });
  await widget.say('A long one');
  await expect(widget.button('Good answer')).toBeVisible();
  const top = await widget.log.evaluate(async (log) => {
    log.scrollTo(0, 0);
    log.querySelector('.nd-text')?.append('More.');
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return log.scrollTop;
  });
  expect(top).toBe(0);
});

test('a small step up is enough to read on while the answer grows', async ({
  page,
  server,
  widget,
}) => {
  server.answer = () => ({ text: `${LONG}\n\n`.repeat(30), chunkMs: 30 });
  await widget.open();
  await widget.say('A very long one');
  const lines = widget.log.locator('.nd-text p');
  await expect(lines.nth(LINES)).toBeAttached();
  await expect.poll(() => away(widget.log)).toBeLessThan(1);
  await widget.log.hover();
  await page.mouse.wheel(0, -30);
  await expect.poll(() => away(widget.log)).toBeGreaterThan(200);

  // The end may have moved on before the wheel has brought the reader there.
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 100_000);
      return away(widget.log);
    })
    .toBeLessThan(1);
  await expect(lines.nth((await lines.count()) + 10)).toBeAttached();
  await expect.poll(() => away(widget.log)).toBeLessThan(1);
});
