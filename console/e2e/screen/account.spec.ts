import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test.use({ signedIn: false });

test('the setup link makes the first admin, with errors beside the fields', async ({
  desk: { page },
}) => {
  await page.goto('/console/setup/first');
  await page.getByLabel('Name').fill('Greta Holm');
  await page.getByLabel('E-mail').fill('greta@');
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/like maria@example.com/);
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/at least 12 characters/);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await expectAccessible(page);

  await page.getByLabel('E-mail').fill('maria@aurora-outdoor.example');
  await page.getByLabel('Password').fill('eleven happy badgers');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/has this address already/);

  await page.getByLabel('E-mail').fill('greta@aurora-outdoor.example');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
});

test('a used link says so', async ({ desk: { page } }) => {
  await page.goto('/console/setup/none');
  await expect(page.getByRole('heading', { name: 'There is no such link' })).toBeVisible();
  await expectAccessible(page);
});

test('signing in leads back to where one wanted to go', async ({ desk: { page } }) => {
  await page.goto('/console/knowledge?status=draft');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('E-mail').fill('maria@aurora-outdoor.example');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');

  await page.getByLabel('Password').fill('nine friendly otters');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'Rent snowshoes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Return an item' })).toBeHidden();

  await page.getByRole('button', { name: 'Account of Maria Santos' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
