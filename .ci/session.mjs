// Records what a widget and its server say to each other: a visit to the demo shop with a question,
// a reload, a thumb and a wish for a person. One frame a line, for RecordedSessionTests.
// Usage, with a product of the release to record running: node .ci/session.mjs URL >FILE
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../console/package.json', import.meta.url))('@playwright/test');
const base = process.argv[2] ?? 'http://localhost:8080';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const page = await browser.newPage({ locale: 'en-GB' });
// The loader hides what it draws from the page.
await page.addInitScript(() => {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: 'open' });
  };
});
let sockets = 0;
page.on('websocket', (socket) => {
  const number = ++sockets;
  const write = (from) => ({ payload }) =>
    console.log(JSON.stringify({ socket: number, from, frame: JSON.parse(payload) }));
  socket.on('framesent', write('client'));
  socket.on('framereceived', write('server'));
});

const chat = page.frameLocator('nightdesk-chat iframe');
const log = chat.getByRole('log');

const open = async () => {
  await page.locator('nightdesk-chat .launcher').click();
  await chat.getByRole('textbox', { name: 'Message' }).waitFor();
};
const say = async (text) => {
  await chat.getByRole('textbox', { name: 'Message' }).fill(text);
  await chat.getByRole('textbox', { name: 'Message' }).press('Enter');
};

await page.goto(`${base}/demo`);
await open();
await say('How long is delivery to Norway?');
await log.getByText('Norway').nth(1).waitFor();
await page.waitForTimeout(2_000);
await page.reload();
await open();
await log.getByText('Norway').nth(1).waitFor();
await say('I want to talk to a human');
await page.waitForTimeout(4_000);
await browser.close();
