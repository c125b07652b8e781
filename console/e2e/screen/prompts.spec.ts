import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

const PROMPT = '/console/prompts?key=answer/grounded&locale=en';

/** Somebody else has saved the draft since. */
const theirs = () => ({
  draft: {
    text: 'Theirs.\n',
    revision: 99,
    problems: [],
    updatedAt: new Date().toISOString(),
    updatedBy: 'Jonas Weber',
  },
});

test('a draft saves itself, names its problem and is compared with what is live', async ({
  desk: { page },
}) => {
  await page.goto(PROMPT);
  const text = page.getByRole('textbox', { name: 'Prompt text' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nNever mention {{discount}}.');

  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(text).toContainText('There is no variable discount');
  await expect(page.getByText('1 problem, line 21')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Diff' }).click();
  await expect(page.locator('.cm-merge-b .cm-changedText').first()).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText('Never mention {{discount}}.')).toBeVisible();
});

test('publishing needs a note; rolling back is one confirmation', async ({ desk }) => {
  const { page } = desk;
  await page.goto(PROMPT);
  await page.getByRole('textbox', { name: 'Prompt text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nBe brief.');
  await page.getByRole('button', { name: 'Publish' }).click();

  const dialog = page.getByRole('dialog', { name: /^Publish/ });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog.getByLabel('What changed, and why?')).toHaveAccessibleDescription(
    /Say what changed/,
  );
  await expectAccessible(page);
  await dialog.getByLabel('What changed, and why?').fill('Answers were too long');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(desk.toast('v4 is live in release 5')).toBeVisible();

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByText('Answers were too long').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('listitem').filter({ hasText: 'Release 4' }).getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
  await expect(desk.toast('Rolled back to release 4.')).toBeVisible();
  await expect(
    page
      .getByRole('banner')
      .getByText('Live v3')
      .or(page.locator('.prompt-header').getByText('Live v3')),
  ).toBeVisible();
});

test('two people write one draft: nothing is lost', async ({ desk: { page }, server }) => {
  await page.goto(PROMPT);
  await page.getByRole('textbox', { name: 'Prompt text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nMine.');
  await expect(page.getByText('Draft saved')).toBeVisible();

  Object.assign(server.product.prompts[0] ?? {}, theirs());
  // At once: what is saved in a pause between two letters opens the conflict, and takes the field.
  await page.keyboard.insertText(' And more of mine.');

  await expect(page.getByRole('alert')).toContainText('Jonas Weber changed this meanwhile');
  await expect(page.getByText('Mine. And more of mine.')).toBeVisible();
  await expect(page.getByText('Theirs.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Prompt text' })).toContainText('more of mine');
});

test('what somebody else has changed is neither published nor discarded unseen', async ({
  desk,
  server,
}) => {
  const { page } = desk;
  await page.goto(PROMPT);
  await page.getByRole('textbox', { name: 'Prompt text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nMine.');
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: /^Publish/ });
  await dialog.getByLabel('What changed, and why?').fill('Answers were too long');
  Object.assign(server.product.prompts[0] ?? {}, theirs());
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('alert')).toContainText('Jonas Weber changed this meanwhile');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('Draft saved')).toBeVisible();

  await page.getByRole('button', { name: 'Discard draft' }).click();
  const asked = page.getByRole('dialog', { name: 'Discard this draft?' });
  await expectAccessible(page);
  Object.assign(server.product.prompts[0] ?? {}, theirs());
  await asked.getByRole('button', { name: 'Discard draft' }).click();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await asked.getByRole('button', { name: 'Discard draft' }).click();
  await expect(desk.toast('The draft is gone')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
});
