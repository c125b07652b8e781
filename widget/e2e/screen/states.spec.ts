import { expectAccessible, expectContrast } from '../support/axe';
import { expect, test } from '../support/double';
import { Gate } from '../support/gate';

for (const [colorScheme, check] of [
  ['light', expectAccessible],
  ['dark', expectContrast],
] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('every state can be read by everybody', async ({ page, server, widget }) => {
      test.slow();
      await check(page);
      await widget.open();
      await expect(widget.button('Where is my order?')).toBeVisible();
      await check(page);
      await widget.button('Menu').click();
      await expect(widget.frame.getByRole('menu')).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');

      await widget.say('Can I return boots I have worn once?');
      await expect(widget.frame.getByRole('group', { name: 'Sources' })).toBeVisible();
      await check(page);
      await widget.button('Source 1: Returns and exchanges').first().click();
      await expect(widget.frame.getByRole('dialog')).toContainText('30 days');
      await check(page);
      await page.keyboard.press('Escape');

      await widget.say('Everything in a table, and code');
      await expect(widget.frame.getByRole('group', { name: 'Code' })).toBeVisible();
      await expect(widget.button('Stop')).toBeHidden();
      await check(page);

      await widget.say('How long is delivery to Norway?');
      await expect(widget.log).toContainText('From our help centre');
      await check(page);

      await widget.button('Talk to a person').last().click();
      await expect(widget.queue).toHaveText('You are number 3 in line');
      await check(page);

      server.last.join();
      await expect(widget.log).toContainText('Maria joined');
      server.refuse = () => ({ code: 'TOO_LONG', retry: false });
      await widget.say('Too much');
      await expect(widget.log).toContainText('Not sent');
      await check(page);
      server.refuse = () => null;

      await server.stop();
      await widget.say('Are you there?');
      await expect(widget.frame.locator('.nd-strip')).toBeVisible();
      await expect(widget.log).toContainText('Waiting to send');
      await check(page);
      await server.start();
      expect(widget.complaints).toEqual([]);
    });
  });
}

test('a streaming answer has a caret and can be stopped', async ({ server, widget }) => {
  const gate = new Gate();
  server.answer = () => ({ text: 'word '.repeat(300).trim(), begin: gate.opened, chunkMs: 40 });
  await widget.open();
  await widget.say('Tell me everything');
  await expect(widget.log).toContainText('Ava is thinking');
  gate.open();
  await expect(widget.log.locator('.nd-caret')).toBeVisible();
  await widget.button('Stop').click();

  await expect(widget.log.locator('.nd-stopped')).toContainText('Stopped');
  await expect(widget.log.locator('.nd-caret')).toBeHidden();
  await expect(widget.answers.last()).toContainText('word word');
  await expect(widget.button('Continue')).toBeVisible();
});

test('an answer stopped before its first word leaves nothing to wait for', async ({
  server,
  widget,
}) => {
  server.answer = () => ({ text: 'Too late', thinkMs: 20_000 });
  await widget.open();
  await widget.say('Tell me');
  await expect(widget.log).toContainText('Ava is thinking');
  await widget.button('Stop').click();
  await expect(widget.log).toContainText('Stopped');
  await expect(widget.log).not.toContainText('Ava is thinking');
  server.answer = () => ({ text: 'Here you are.' });
  await widget.button('Try again').click();
  await expect(widget.answers.last()).toContainText('Here you are.');
});

test('raw marks of a growing answer never show', async ({ server, widget, page }) => {
  const watching = new Gate();
  const seenGrowing = new Gate();
  server.answer = () => ({
    text: 'Open **Settings** and [the page](https://a.example/x).[1]\n\n1. **One**\n2. `Two`',
    begin: watching.opened,
    end: seenGrowing.opened,
    chunkMs: 60,
  });
  await widget.open();
  const seen: string[] = [];
  await page.exposeFunction('seen', (text: string) => seen.push(text));
  await widget.say('How?');
  await widget.log.evaluate((log) => {
    const tell = (globalThis as unknown as { seen(text: string): void }).seen;
    new MutationObserver(() => tell(log.querySelector('.nd-text')?.textContent ?? '')).observe(
      log,
      {
        subtree: true,
        childList: true,
        characterData: true,
      },
    );
  });
  watching.open();
  await expect.poll(() => seen.some((text) => text.includes('One'))).toBe(true);
  seenGrowing.open();
  await expect(widget.log.locator('ol li')).toHaveText(['One', 'Two']);
  await expect(widget.button('Stop')).toBeHidden();
  expect(seen.filter((text) => /\*\*|\[|\]\(|`/.test(text))).toEqual([]);
});

test('the screen reader hears a finished answer once, and no letters before', async ({
  server,
  widget,
}) => {
  const gate = new Gate();
  server.answer = () => ({
    text: 'You have thirty days to return it.',
    begin: gate.opened,
    chunkMs: 60,
  });
  await widget.open();
  await widget.say('How long?');
  const status = widget.frame.getByRole('status');
  await expect(status).toHaveText('Ava is typing');
  gate.open();
  await expect(status).toHaveText('Ava: You have thirty days to return it.');
  await expect(widget.log).toHaveAttribute('aria-live', 'off');
});

test('an agent joins, types and writes; the assistant comes back', async ({ server, widget }) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  server.last.join();
  await expect(widget.frame.getByRole('heading', { name: 'Maria' })).toBeVisible();
  await fetch(`${server.url}/double/typing`);
  await expect(widget.log).toContainText('Maria is typing');
  await fetch(`${server.url}/double/say?text=${encodeURIComponent('Hi, I am *Maria*.')}`);
  await expect(widget.answers.last()).toContainText('Hi, I am Maria.');
  await expect(widget.log).not.toContainText('Maria is typing');
  await fetch(`${server.url}/double/back`);
  await expect(widget.frame.getByRole('heading', { name: 'Ava' })).toBeVisible();
  await fetch(`${server.url}/double/close`);
  await expect(widget.button('Start a new conversation')).toBeVisible();
  await expect(widget.composer).toBeHidden();
});

test('with nobody there it says by when, and takes an address', async ({
  page,
  server,
  widget,
}) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  await fetch(`${server.url}/double/queue?position=1&agents=0`);
  const panel = widget.frame.locator('.nd-queue');
  await expect(panel).toContainText(/Our team answers by .+ here in this chat/);
  const email = widget.frame.getByLabel('Not staying? Leave your e-mail address');
  await email.fill('me at home');
  await widget.button('Save').click();
  await expect(panel.getByRole('alert')).toHaveText(/name@example\.com/);
  await email.fill('me@home.example');
  await widget.button('Save').click();
  await expect(panel).toContainText('We have me@home.example');
  await page.reload();
  await widget.open();
  await expect(panel).toBeVisible();
  await fetch(`${server.url}/double/queue?position=1&agents=0`);
  await expect(panel).toContainText('We have me@home.example');
});

test('a thumb stays after a reload and can be taken back', async ({ page, server, widget }) => {
  await widget.open();
  await widget.say('Can I return boots?');
  await widget.button('Good answer').click();
  await expect(widget.button('Good answer')).toHaveAttribute('aria-pressed', 'true');
  // It shows before the server knows, and a page that goes may take it along.
  await expect.poll(() => server.last.events.at(-1)).toMatchObject({ type: 'feedback' });
  await page.reload();
  await widget.open();
  await expect(widget.button('Good answer')).toHaveAttribute('aria-pressed', 'true');
  await widget.button('Good answer').click();
  await expect(widget.button('Good answer')).toHaveAttribute('aria-pressed', 'false');
});

test('closed, it shows how much was missed and what', async ({ server, widget }) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  server.last.join();
  await widget.button('Close chat').click();
  await expect(widget.launcher).toBeFocused();
  await fetch(`${server.url}/double/say?text=${encodeURIComponent('It **ships** tomorrow.')}`);
  await expect(widget.launcher).toHaveAccessibleName('Open chat, 1 unread');
  await expect(widget.preview).toContainText('Maria');
  await expect(widget.preview).toContainText('It ships tomorrow.');
  await widget.preview.getByRole('button').first().click();
  await expect(widget.answers.last()).toContainText('It ships tomorrow.');
  await widget.button('Close chat').click();
  await expect(widget.launcher).toHaveAccessibleName('Open chat');
});

test('what arrives while the chat closes counts as missed', async ({ page, server, widget }) => {
  await page.addInitScript(() => {
    const late = (event: MessageEvent<{ report?: string } | null>) => {
      if (event.data?.report !== 'close') return;
      event.stopImmediatePropagation();
      window.removeEventListener('message', late);
      const { data, origin, source } = event;
      const again = new MessageEvent('message', { data, origin, source });
      Object.assign(window, { closeNow: () => window.dispatchEvent(again) });
    };
    if (window === window.top) window.addEventListener('message', late);
  });
  await page.reload();
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  server.last.join();
  await expect(widget.log).toContainText('Maria joined');
  await widget.button('Close chat').click();
  await fetch(`${server.url}/double/say?text=${encodeURIComponent('It ships tomorrow.')}`);
  await expect(widget.answers.last()).toContainText('It ships tomorrow.');
  await page.evaluate(() => (window as unknown as { closeNow(): void }).closeNow());
  await expect(widget.launcher).toHaveAccessibleName('Open chat, 1 unread');
});

test('a refused message can be deleted', async ({ server, widget }) => {
  server.refuse = () => ({ code: 'FORBIDDEN', retry: false });
  await widget.open();
  await widget.say('No');
  await expect(widget.log).toContainText('Not sent');
  await widget.button('Delete').click();
  await expect(widget.own).toHaveCount(0);
});

test('a draft outlives the page', async ({ page, widget }) => {
  await widget.open();
  await widget.composer.fill('I was about to ask');
  await page.reload();
  await widget.open();
  await expect(widget.composer).toHaveValue('I was about to ask');
});

test('up to the limit there is no counter, beyond it no sending', async ({ widget }) => {
  await widget.open();
  await widget.composer.fill('x'.repeat(3_590));
  await expect(widget.frame.getByText('characters left')).toBeHidden();
  await widget.composer.fill('x'.repeat(3_990));
  await expect(widget.frame.getByText('10 characters left')).toBeVisible();
  await widget.composer.fill('x'.repeat(4_002));
  await expect(widget.frame.getByText('2 characters too long')).toBeVisible();
  await widget.composer.press('Enter');
  await expect(widget.composer).toHaveValue(/x{4002}/);
});

test('Enter that confirms a word of an input method does not send', async ({ widget }) => {
  await widget.open();
  await widget.composer.fill('にほん');
  await widget.composer.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(widget.composer).toHaveValue('にほん');
  await expect(widget.own).toHaveCount(0);
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('everything is German that the widget says itself', async ({ page, server, widget }) => {
    await page.route('**/demo', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('data-key', 'data-lang="de" data-key');
      await route.fulfill({ response, body });
    });
    await page.goto(`${server.url}/demo`);
    await expect(widget.launcher).toHaveAccessibleName('Chat öffnen');
    await widget.launcher.click();
    await expect(widget.frame.getByText('Hallo, wie können wir helfen?')).toBeVisible();
    await expect(widget.button('Wo ist meine Bestellung?')).toBeVisible();
  });
});
