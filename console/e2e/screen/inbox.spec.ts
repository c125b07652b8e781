import type { Page } from '@playwright/test';
import { JONAS, visitorAuthor } from '../../test/stub/data.mjs';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

const shown = (page: Page) => page.locator('.conversation-row .row-name bdi').allTextContents();

test('the longest wait stands first; views and counts follow', async ({ desk }) => {
  await desk.page.goto('/console/inbox');

  await expect(desk.row('Bo Chen')).toContainText('Asked for a person');
  expect(await shown(desk.page)).toEqual([
    'Bo Chen',
    'Luis Ortega',
    'Priya Raman',
    'Amara Okafor',
    'Jürgen Klee',
  ]);
  await expect(desk.list.getByRole('link', { name: 'Queue 5' })).toBeVisible();
  await desk.view('AI');
  await expect(desk.row('Eve Park')).toContainText('Waiting for the customer');
  await expect(desk.page).toHaveTitle('(5) Inbox · Nightdesk');
  await expectAccessible(desk.page);
});

test('nothing moves under the pointer; newcomers are counted and let in', async ({
  desk,
  server,
}) => {
  await desk.page.goto('/console/inbox');
  await desk.row('Luis Ortega').hover();
  const before = await shown(desk.page);

  server.product.desk.move(server.of('Eve Park'), 'queue', JONAS, { reason: 'policy' });
  await expect(desk.page.getByRole('button', { name: '1 new' })).toBeVisible();
  expect(await shown(desk.page)).toEqual(before);

  await desk.page.keyboard.press('.');
  await expect(desk.row('Eve Park')).toBeVisible();
  await expect(desk.page.getByRole('button', { name: '1 new' })).toBeHidden();
});

test('two agents claim at once: one wins, the other is told who', async ({ desk, server }) => {
  await desk.page.goto('/console/inbox');
  await desk.open('Luis Ortega');
  // Jonas is faster, and Maria's browser has not heard of it when she claims.
  await desk.page.route('**/claim', (route) => {
    server.sockets.cut(true);
    server.product.desk.move(server.of('Luis Ortega'), 'agent', JONAS);
    return route.continue();
  });
  await desk.action('Claim').click();

  await expect(desk.toast('Jonas Weber took this')).toBeVisible();
  await expect(desk.page.getByText('Jonas Weber answers this customer.')).toBeVisible();
});

test('a lost connection is shown, and what was missed is healed', async ({ desk, server }) => {
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  // What was said comes over the connection: there is one to lose.
  await expect(desk.transcript.getByText('A tear on a new tent')).toBeVisible();
  // Not a cut line: it might be back by itself before anybody can press the button.
  server.sockets.turnAway();
  await expect(desk.page.getByText('Live updates delayed')).toBeVisible({ timeout: 15_000 });
  await expectAccessible(desk.page);
  await desk.reply('Written while the line was down.');
  await expect(desk.transcript.getByText('Waiting to be sent')).toBeAttached();
  server.product.desk.say(
    server.of('Hanna Lindqvist'),
    visitorAuthor('Hanna Lindqvist'),
    'Still there?',
  );

  await desk.page.getByRole('button', { name: 'Try now' }).click();

  await expect(desk.transcript.getByText('Still there?')).toBeVisible();
  await expect(desk.transcript.getByText('Waiting to be sent')).not.toBeAttached();
  await expect(desk.transcript.getByText('Written while the line was down.')).toHaveCount(1);
  await expect(desk.page.getByText('Live updates delayed')).toBeHidden();
});

test('an inbox that cannot be read says so, with the request’s number', async ({
  desk,
  server,
}) => {
  server.product.failing = '/desk/inbox';
  // A connection would read it again by itself, and take the button away.
  server.sockets.cut(true);
  await desk.page.goto('/console/inbox');

  await expect(desk.page.getByRole('alert')).toContainText('The database does not answer');
  await expect(desk.page.getByRole('alert')).toContainText('r-7f3a91');
  await expectAccessible(desk.page);

  server.product.failing = null;
  await desk.page.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.row('Bo Chen')).toBeVisible();
});

test('an ended session asks to sign in over the page and keeps what was written', async ({
  desk,
  server,
}) => {
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  await desk.composer.fill('Half a sentence');
  // No sooner: refused, anything else that asks would put the dialog over the button.
  await desk.page.route('**/resolve', (route) => {
    server.product.sessions.clear();
    return route.continue();
  });
  await desk.action('Resolve').click();

  const dialog = desk.page.getByRole('dialog', { name: 'Please sign in again' });
  await expect(dialog).toBeVisible();
  await expectAccessible(desk.page);
  await dialog.getByLabel('Password').fill('nine friendly otters');
  await dialog.getByRole('button', { name: 'Sign in' }).click();

  await expect(dialog).toBeHidden();
  await expect(desk.composer).toHaveValue('Half a sentence');
});

test('a desk that nobody touches stays signed in', async ({ desk: { page } }) => {
  await page.clock.install();
  // Without its socket nothing else makes it ask.
  await page.routeWebSocket('**/socket', (socket) => socket.close());
  await page.goto('/console/inbox');
  await page.getByText('Bo Chen').first().waitFor();
  await page.waitForLoadState('networkidle');
  const read = page.waitForRequest((request) => request.url().includes('/desk/inbox'));
  await page.clock.fastForward('11:00');
  await read;
});
