import { expect, test } from '../support/double';
import { hostilePage, knowingPage, serveHost, strictPage } from '../support/host';

test('a hostile page changes neither launcher nor chat', async ({ page, server, widget }) => {
  const host = await serveHost(hostilePage, server.url);
  await page.goto(host.url);
  const launcher = await widget.launcher.boundingBox();
  expect(launcher).toMatchObject({ width: 56, height: 56 });
  // A page that reads from right to left has its chat on the left.
  expect(launcher?.x).toBe(20);
  await widget.open();
  expect(await page.locator('nightdesk-chat iframe').boundingBox()).toMatchObject({ width: 398 });
  await widget.say('Can I return boots?');
  await expect(widget.answers).toContainText(['30 days']);
  host.close();
});

test('a page that allows one script and one frame needs to allow no more', async ({
  page,
  server,
  widget,
}) => {
  const host = await serveHost(strictPage, server.url);
  await page.goto(host.url);
  await widget.open();
  await widget.say('Can I return boots?');
  await expect(widget.answers).toContainText(['30 days']);
  expect(widget.complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  host.close();
});

test('what the page tells of its visitor reaches the server as it stands there', async ({
  page,
  server,
  widget,
}) => {
  const host = await serveHost(knowingPage, server.url);
  await page.goto(host.url);
  await widget.open();
  await widget.say('Can I return boots?');
  await expect(widget.answers).toContainText(['30 days']);
  const told = () => [...server.sessions.values()].map(({ attributes }) => attributes);
  expect(told()).toEqual(['{"plan": "enterprise & more"}']);

  // Somebody signs in without a new page.
  await page.evaluate((src) => {
    (window as unknown as { Nightdesk(command: string): void }).Nightdesk('shutdown');
    const script = document.createElement('script');
    Object.assign(script.dataset, { key: 'demo', attributes: '{"plan": "pro"}' });
    script.src = src;
    document.body.append(script);
  }, `${server.url}/w.js`);
  await widget.open();
  await expect.poll(told).toEqual(['{"plan": "pro"}']);
  host.close();
});

test('the page can drive the chat, also before it has loaded', async ({ page, server, widget }) => {
  await page.addInitScript(() => {
    const queue: unknown[] = [];
    const early = (...call: unknown[]) => queue.push(call);
    const events: string[] = [];
    Object.assign(window, { Nightdesk: Object.assign(early, { q: queue }), events });
    for (const event of ['ready', 'open', 'close', 'message', 'unread', 'handoff']) {
      early('on', event, () => events.push(event));
    }
    early('open');
  });
  await page.goto(`${server.url}/demo`);
  await expect(widget.composer).toBeVisible();
  const call = (...values: string[]) =>
    page.evaluate((values) => {
      const { Nightdesk } = window as unknown as { Nightdesk(...values: string[]): void };
      Nightdesk(...values);
    }, values);
  await call('prefill', 'Where is my order?');
  await expect(widget.composer).toHaveValue('Where is my order?');
  await call('close');
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
  await call('toggle');
  await widget.say('A person please');
  await expect(widget.queue).toBeVisible();
  await call('hide');
  await expect(widget.launcher).toBeHidden();
  await call('show');
  await expect(widget.launcher).toBeVisible();
  const events = await page.evaluate(() => (window as unknown as { events: string[] }).events);
  for (const event of ['ready', 'open', 'close', 'message', 'handoff'])
    expect(events).toContain(event);
  await call('shutdown');
  await expect(page.locator('nightdesk-chat')).toHaveCount(0);
});

test('words of other windows are not listened to', async ({ page, widget }) => {
  await widget.open();
  await page.evaluate(() => window.postMessage({ nightdesk: 1, report: 'close' }, '*'));
  // The same origin and the same words, but not from the frame.
  await widget.say('Still open?');
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'true');
});

test('where frames are not allowed the launcher leads to the chat as a page', async ({
  page,
  server,
  widget,
}) => {
  const host = await serveHost(
    (server) => ({ ...strictPage(server), policy: `script-src ${server}; frame-src 'none'` }),
    server.url,
  );
  await page.goto(host.url);
  await widget.launcher.click();
  const link = page.locator('nightdesk-chat a.launcher');
  await expect(link).toBeVisible();
  const [chat] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(chat.getByText('Hi, how can we help?')).toBeVisible();
  await expect(chat.getByRole('button', { name: 'Close chat' })).toHaveCount(0);
  host.close();
});
