import { expect, test } from '../support/double';
import { Gate } from '../support/gate';
import { Widget } from '../support/widget';

test('two tabs show the same conversation, and a reload in mid-answer goes on', async ({
  context,
  page,
  server,
  widget,
}) => {
  const text = Array.from({ length: 80 }, (_, at) => `word${at}`).join(' ');
  const gate = new Gate();
  server.answer = () => ({ text, chunkMs: 60, end: gate.opened });
  await widget.open();
  await widget.say('Tell me');
  await expect(widget.answers.last()).toContainText('word10');

  const other = await Widget.on(await context.newPage());
  await other.page.goto(`${server.url}/demo`);
  await other.open();
  await expect(other.own).toHaveText(['Tell me']);
  await expect(other.answers.last()).toContainText('word0 word1');

  await page.bringToFront();
  await page.reload();
  await widget.open();
  await expect(widget.answers.last()).toContainText('word0 word1');
  await expect(widget.answers.last()).not.toContainText('word79');
  gate.open();
  await expect(widget.answers.last()).toContainText('word79', { timeout: 15_000 });
  await expect(other.answers.last()).toContainText('word79');
  await expect(widget.answers).toHaveCount(1);

  await other.say('And from here');
  await expect(widget.own).toHaveText(['Tell me', 'And from here']);
});

test('what a closed tab could not send, another tab sends', async ({ context, server, widget }) => {
  await widget.open();
  await widget.say('One');
  await expect(widget.answers).toHaveCount(1);
  const other = await Widget.on(await context.newPage());
  await other.page.goto(`${server.url}/demo`);
  await other.open();
  await expect(other.own).toHaveText(['One']);

  await server.stop();
  await widget.page.bringToFront();
  await widget.say('Two');
  await expect(widget.own).toHaveText(['One', 'Two']);
  await expect(other.own).toHaveText(['One', 'Two']);
  await widget.page.close();
  await server.start();
  await expect(other.log).toContainText('Sent', { timeout: 20_000 });
  await expect
    .poll(() => server.last.events.filter((event) => event.text === 'Two').length, {
      timeout: 40_000,
    })
    .toBe(1);
});
