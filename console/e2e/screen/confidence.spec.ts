import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test('answers are judged by keys, and a wrong key is taken back', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/knowledge/review');
  await expect(page.getByText('12 of 15 judged')).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('3');
  await expect(page.getByText('13 of 15 judged')).toBeVisible();
  await expect(page.getByText('Do you ship to Norway?')).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText('12 of 15 judged')).toBeVisible();
  await expect(page.getByText('How long is the warranty on a tent?')).toBeVisible();
});

test('the page says what judged answers show, and what they contradict', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/knowledge/confidence');
  await expect(page.getByText('The assistant is surer than it may be')).toBeVisible();
  await expect(page.getByText('61% are answered; 2% of the judged ones were wrong')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Suggested to an agent 14 9' })).toBeVisible();
  await expectAccessible(page);

  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});
