import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test('an admin sees how models fare, tries one, and says who is asked first', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/models');
  await expect(page.getByRole('row', { name: /Second.*Left alone/ })).toBeVisible();
  await expectAccessible(page);

  const answers = page.getByRole('region', { name: 'Answers', exact: true });
  await answers.getByRole('button', { name: 'Ask Second earlier' }).click();
  await expect(answers.getByRole('listitem')).toHaveText(['Second', 'Main']);

  await page.getByRole('button', { name: 'Main', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Test this connection' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The model answered' })).toBeVisible();
  await expectAccessible(page);
});
