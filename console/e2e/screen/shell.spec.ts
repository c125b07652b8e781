import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test('the palette runs what concerns the open conversation, and finds others', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/inbox');
  await desk.open('Bo Chen');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Claim');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(desk.transcript.getByText('You joined')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Samir');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Samir Haddad' })).toBeVisible();
});

test('G and a letter go places; single keys can be switched off', async ({ desk }) => {
  const { page } = desk;
  await page.clock.install();
  await page.goto('/console/inbox');
  // Written once the keys are listened to.
  await expect(page).toHaveTitle('(5) Inbox · Nightdesk');
  // The letter counts for a moment after G only: none passes between them here.
  await page.clock.pauseAt(Date.now() + 10_000);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.clock.resume();
  await expect(page.getByRole('heading', { name: 'Knowledge' })).toBeVisible();

  await page.keyboard.press('?');
  await expectAccessible(page);
  await page.getByRole('switch', { name: /Single-key shortcuts/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Knowledge' })).toBeVisible();
});

test('the console speaks German and keeps to the dark', async ({ desk: { page } }) => {
  await page.goto('/console/inbox');
  await page.getByRole('button', { name: 'Account of Maria Santos' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Account of Maria Santos' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();

  await expect(page.getByRole('heading', { name: 'Posteingang' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Posteingang' })).toBeVisible();
  await expectAccessible(page);
});

test('an agent sees what an agent may', async ({ desk: { page }, context, server }) => {
  await context.addCookies([server.signIn('jonas@aurora-outdoor.example')]);
  await page.goto('/console/people');
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toBeHidden();

  await page.goto('/console/prompts');
  await expect(page.getByText('Leads and admins edit prompts.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeHidden();
});

test('people are invited by a link that can be copied and revoked', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('radio', { name: /Lead/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect(page.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(
    /console\/setup/,
  );
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Done' }).click();

  const open = page.getByRole('region', { name: 'Open invitations' });
  await expect(open.getByRole('row', { name: /Lead/ })).toBeVisible();
  await expectAccessible(page);
  await open.getByRole('row', { name: /Lead/ }).getByRole('button', { name: 'Revoke' }).click();
  await expect(open.getByRole('row', { name: /Lead/ })).toBeHidden();
});
