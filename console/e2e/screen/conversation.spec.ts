import { JONAS } from '../../test/stub/data.mjs';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/stub';

test('the transcript says who spoke, on what grounds, and why it was escalated', async ({
  desk,
}) => {
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');

  const why = desk.page.getByRole('region', { name: 'Why escalated' });
  await expect(why).toContainText('Asked for a person');
  await expect(why.locator('q')).toHaveText('A new flysheet before Friday 27 November');
  await expect(why).toContainText('Say hello and go on from here');
  await expect(desk.transcript.getByRole('article', { name: 'Ava · AI assistant' })).toContainText(
    'A tear on a new tent is covered for two years',
  );
  await expect(desk.transcript.getByRole('complementary')).toContainText('Note, only your team');
  await expect(
    desk.transcript.getByRole('link', { name: 'Source 1: Warranty on tents and boots' }),
  ).toBeVisible();
  await desk.transcript.getByRole('button', { name: /How this answer came about/ }).click();
  await expect(desk.transcript).toContainText('answer/grounded · v3');
  await expect(desk.transcript).toContainText('anthropic · claude-haiku');
  await expect(desk.transcript).toContainText('0.91');
  await expectAccessible(desk.page);
});

test('claim, reply, note, hand back and resolve by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  await page.goto('/console/inbox');
  await expect(desk.row('Bo Chen')).toBeVisible();
  await desk.settled();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Bo Chen' })).toBeVisible();

  await desk.claim(() => page.keyboard.press('a'));
  await expect(desk.transcript.getByText('You joined')).toBeVisible();
  await page.keyboard.press('r');
  await expect(desk.composer).toBeFocused();
  await page.keyboard.type('Hello Bo, a jar of help'); // a, r, h and e are letters here
  await page.keyboard.press('Control+Enter');
  await expect(desk.transcript.getByText('Hello Bo, a jar of help')).toBeVisible();
  await expect(desk.transcript.locator('.delivery-sent')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(desk.note).toBeFocused();
  await page.keyboard.type('Card number checked.');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(desk.transcript.getByRole('complementary')).toContainText('Card number checked.');

  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await expect(desk.toast('The assistant answers Bo Chen again.')).toBeVisible();
  await expect(desk.action('Claim')).toBeVisible();
  await desk.claim(() => page.keyboard.press('a'));
  await expect(desk.action('Resolve')).toBeVisible();
  await page.keyboard.press('e');
  await expect(desk.toast('Bo Chen is resolved.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Luis Ortega' })).toBeVisible();
});

test('what was resolved by mistake goes on, at once or later', async ({ desk, server }) => {
  const { page } = desk;
  await page.goto('/console/inbox');
  await desk.open('Bo Chen');
  await desk.claim(() => page.keyboard.press('a'));
  await expect(desk.action('Resolve')).toBeVisible();
  await page.keyboard.press('e');
  // Under the pointer it stays, however long the look at the page takes.
  await desk.toast('Bo Chen is resolved.').hover();
  await expectAccessible(page);
  await page.keyboard.press('z');
  await expect(page.getByRole('heading', { name: 'Bo Chen' })).toBeVisible();
  await expect(desk.action('Resolve')).toBeVisible();

  await desk.action('Resolve').click();
  await expect(desk.toast('Bo Chen is resolved.')).toBeVisible();
  await page.goto(`/console/inbox/${server.of('Bo Chen').id}`);
  await expect(page.getByText('This conversation has ended.')).toBeVisible();
  await desk.action('Reopen').click();
  await expect(desk.composer).toBeVisible();
});

test('what a colleague has is taken over after one question', async ({ desk, server }) => {
  const { page } = desk;
  server.product.desk.move(server.of('Luis Ortega'), 'agent', JONAS);
  await page.goto('/console/inbox?view=all');
  await desk.open('Luis Ortega');
  await expect(page.getByText('Jonas Weber answers this customer.')).toBeVisible();
  await desk.action('Take over').click();

  const dialog = page.getByRole('dialog', { name: 'Take over from Jonas Weber?' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(desk.transcript.getByText('You joined')).toBeVisible();
  await expect(desk.composer).toBeVisible();
});

test('a reply that is refused once one looks elsewhere is told', async ({ desk, server }) => {
  const { page } = desk;
  await page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  server.sockets.cut(true);
  await expect(page.getByText('Live updates delayed')).toBeVisible({ timeout: 15_000 });
  await desk.reply('Written while the line was down.');
  await expect(desk.action('Resolve')).toHaveAttribute('aria-disabled', 'true');
  await desk.open('Bo Chen');
  await expect(page.getByRole('heading', { name: 'Bo Chen' })).toBeVisible();
  server.product.desk.move(server.of('Hanna Lindqvist'), 'agent', JONAS);
  server.sockets.cut(false);

  await desk.toast('was not sent').getByRole('button', { name: 'Show' }).click();
  await expect(desk.transcript).toContainText('Not sent: the conversation is not yours any more.');
});

test('where the handoff note cannot be read that is said', async ({ desk, server }) => {
  const { page } = desk;
  const { id } = server.of('Hanna Lindqvist');
  server.product.failing = `/desk/conversations/${id}/turns`;
  await page.goto(`/console/inbox/${id}`);
  const why = page.getByRole('region', { name: 'Why escalated' });
  await expect(why.getByRole('alert')).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);

  server.product.failing = null;
  await why.getByRole('button', { name: 'Try again' }).click();
  await expect(why.locator('q')).toHaveText('A new flysheet before Friday 27 November');
});

test('a suggested answer is read, used, changed and sent by keyboard', async ({ desk, server }) => {
  const { page } = desk;
  await page.goto('/console/inbox');
  await desk.open('Priya Raman');
  const card = page.getByRole('region', { name: 'Suggested answer' });
  await expect(card).toContainText('were not worn outside [1].');
  await expect(card).toContainText('41% sure');
  await expect(card.getByRole('button')).toHaveCount(0);

  await page.keyboard.press('a');
  await expect(card.getByRole('button', { name: 'Use' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(card).toBeHidden();
  await expect(desk.composer).toBeFocused();
  await expect(desk.composer).toHaveValue(/were not worn outside\. Tell us/);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Best, Maria');
  await page.keyboard.press('Control+Enter');

  await expect(desk.transcript.getByText('Best, Maria')).toBeVisible();
  await expect.poll(() => server.product.suggested).toHaveLength(1);
  expect(server.product.suggested[0]).toMatchObject({ what: 'sent' });
  await expect(card).toBeHidden();
});

test('a customer’s typing and words arrive live', async ({ desk, server }) => {
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  // Typing is told only to those who follow already
  await expect(desk.transcript.getByText('A tear on a new tent')).toBeVisible();

  server.sockets.typing(server.of('Hanna Lindqvist'), true);
  await expect(desk.transcript.getByText('Hanna Lindqvist is typing')).toBeVisible();
  server.product.desk.answer(server.of('Hanna Lindqvist'), 'A late answer of the assistant.');
  await expect(desk.transcript.getByText('A late answer of the assistant.')).toBeVisible();
});

test('an unsent text outlives a reload and a look elsewhere', async ({ desk }) => {
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  await desk.composer.fill('To be continued');
  await desk.open('Bo Chen');
  await desk.page.reload();
  await desk.open('Hanna Lindqvist');

  await expect(desk.composer).toHaveValue('To be continued');
});

test('a narrow window shows one pane at a time, and the customer in a drawer', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.page.goto('/console/inbox?view=all');
  await desk.open('Hanna Lindqvist');
  await expect(desk.list).toBeHidden();
  await expectAccessible(desk.page);

  await desk.page.getByRole('button', { name: 'Customer details' }).click();
  await expect(desk.page.getByRole('dialog', { name: 'Customer' })).toContainText('English');
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(desk.list).toBeVisible();
});
