import { expect, test } from '../support/double';
import type { Widget } from '../support/widget';

async function readSentences(widget: Widget): Promise<void> {
  await widget.button('Menu').click();
  await widget.frame.getByRole('menuitemradio', { name: 'Sentence by sentence' }).click();
}

/** What a screen reader says from now on. */
async function listen(widget: Widget): Promise<string[]> {
  const said: string[] = [];
  await widget.page.exposeFunction('said', (text: string) => said.push(text));
  await widget.frame.locator('.nd-hidden[role=status]').evaluate((status) => {
    const tell = (globalThis as unknown as { said(text: string): void }).said;
    new MutationObserver(() => tell(status.textContent ?? '')).observe(status, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return said;
}

test('sentence by sentence, what does not grow is read as well', async ({ widget }) => {
  await widget.open();
  await readSentences(widget);
  await widget.say('How long is delivery to Norway?');
  const status = widget.frame.locator('.nd-hidden[role=status]');
  await expect(status).toContainText('Ava: I cannot write a full answer right now.');
  await expect(status).toContainText('Parcels to Norway arrive in 3 to 5 working days.');
  await expect(status).toContainText('1 source.');
});

test('sentence by sentence, each is read once, and the last one too', async ({
  server,
  widget,
}) => {
  await widget.open();
  await readSentences(widget);
  await widget.say('Hello');
  await expect(widget.button('Good answer')).toBeVisible();
  const said = await listen(widget);
  const sentences = [
    'A new sole costs 4.50 euros.',
    'It takes two weeks.',
    'You pay nothing else.',
  ];
  server.answer = () => ({ text: sentences.join(' '), chunkMs: 60 });
  await widget.say('What does it cost?');

  await expect.poll(() => said.at(-1)).toContain('You pay nothing else.');
  const all = said.join(' ');
  for (const sentence of sentences) expect(all.split(sentence), sentence).toHaveLength(2);
});

test('that nobody is there, and what to do about it, is said aloud', async ({ server, widget }) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  await fetch(`${server.url}/double/queue?position=1&agents=0`);
  const said = widget.frame.locator('.nd-hidden[role=status]');
  await expect(said).toHaveText(/Our team answers by .+ Leave your e-mail address$/);
});
