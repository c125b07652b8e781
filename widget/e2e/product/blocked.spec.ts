import { expect, test } from '../support/product';

const QUESTION = 'How long is delivery to Norway?';

test('where no WebSocket gets through a message is sent, answered and still there after a reload', async ({
  page,
  product,
  widget,
}) => {
  let tried = 0;
  await page.routeWebSocket(/\/socket/, (socket) => {
    tried += 1;
    void socket.close({ code: 1006 });
  });
  await page.goto(`${product.url}/demo`);
  await widget.open();

  await widget.say(QUESTION);
  await expect(widget.log).toContainText('Sent');
  await expect(widget.answers.first()).toBeVisible();
  expect(tried).toBeGreaterThanOrEqual(2);

  await page.reload();
  await widget.open();
  await expect(widget.own).toHaveText([QUESTION]);
  await expect(widget.answers.first()).toBeVisible();
  await widget.say('And to Sweden?');
  await expect(widget.own).toHaveCount(2);
  await expect(widget.answers.nth(1)).toBeVisible();
  expect(widget.complaints).toEqual([]);
});
