import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test('articles are found by words, language and state', async ({ desk: { page } }) => {
  await page.goto('/console/knowledge');
  await expect(page.getByRole('link', { name: 'Return an item' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('searchbox', { name: 'Search articles' }).fill('warranty');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/query=warranty/);

  await page.getByRole('searchbox', { name: 'Search articles' }).fill('nonsense');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search articles' })).toHaveValue('');
  await expect(page.getByRole('link', { name: 'Return an item' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('an article is written beside its preview, published and taken back', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/knowledge');
  await page.getByRole('link', { name: 'New article' }).click();
  await page.getByLabel('Title').fill('Rent a canoe');
  await page.getByLabel('Section').fill('Rental');
  await page.getByRole('textbox', { name: 'Article in Markdown' }).click();
  await page.keyboard.type(
    '## Prices\n\nA canoe costs **40 euros** a day. <img src=x onerror=alert(1)>',
  );

  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('heading', { name: 'Prices' })).toBeVisible();
  await expect(preview.locator('b, strong')).toHaveText('40 euros');
  await expect(preview.locator('img')).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page).toHaveURL(/articles\/rent-a-canoe/);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(desk.toast('The next question uses it within 5 seconds.')).toBeVisible();
  await expect(page.getByText('Published', { exact: true })).toBeVisible();

  await page.getByLabel('Section').fill('Rent');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(page.getByText('Unpublished changes')).toBeVisible();
  await page.getByRole('button', { name: 'Unpublish' }).click();
  await expect(desk.toast('no longer see this article')).toBeVisible();
});

test('two people write one article: nothing is lost', async ({ desk: { page }, server }) => {
  await page.goto('/console/knowledge/articles/warranty');
  await page.getByRole('textbox', { name: 'Article in Markdown' }).click();
  Object.assign(server.product.article('warranty'), {
    body: 'Their text.\n',
    revision: 99,
    updatedBy: 'Jonas Weber',
  });
  await page.keyboard.press('Control+End');
  // At once: what is saved in a pause between two letters opens the conflict, and takes the field.
  await page.keyboard.insertText('My text.');

  await expect(page.getByRole('alert')).toContainText('Jonas Weber changed this meanwhile');
  await expect(page.getByText('Their text.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('My text.');
});

test('a source says what is wrong with it, and goes with its articles', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/knowledge');
  await page.getByRole('link', { name: 'Sources' }).click();
  await expect(page.getByRole('row')).toHaveCount(5);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Add source' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Questions 2026.csv' }).click();
  await expect(page.getByText('a quotation mark is opened and not closed')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('118 articles leave answers')).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(desk.toast('and its articles are gone')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(4);
});

test('a rule asks for a topic and for what the page tells', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/knowledge/rules');
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Returns of enterprises');
  await page.getByRole('checkbox', { name: 'Returns' }).check();
  await expect(page.getByRole('checkbox', { name: 'Staff' })).toHaveCount(0);
  await page.getByLabel('What the page tells of the customer').fill('plan');
  await page.getByLabel('Its value').fill('enterprise');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('on Returns · plan = enterprise')).toBeVisible();
});
