import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/double';

test('what was being written when the conversation ended begins the next', async ({
  server,
  widget,
}) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  server.last.join();
  server.refuse = () => ({ code: 'CLOSED', retry: false });
  await widget.say('One more thing');
  const refused = widget.frame.getByRole('alert');
  await expect(refused).toContainText('This conversation has ended.');
  await expect(refused.getByRole('button')).toHaveText(['Delete']);
  server.refuse = () => null;
  await widget.composer.fill('My order is number 12');

  await fetch(`${server.url}/double/close`);
  await widget.button('Start a new conversation').click();

  await expect(widget.composer).toHaveValue('One more thing\n\nMy order is number 12');
});

test('after the end one can still ask for a person, and hears what fails', async ({
  page,
  server,
  widget,
}) => {
  await widget.open();
  await widget.say('Can I return boots?');
  await expect(widget.button('Bad answer')).toBeVisible();
  await fetch(`${server.url}/double/close`);
  await expect(widget.button('Start a new conversation')).toBeVisible();

  server.fail = (_, path) => (path.includes('/messages/') ? { status: 503 } : null);
  await widget.button('Bad answer').click();
  await expect(widget.frame.locator('.nd-notice')).toHaveText(/That did not work/);
  await expectAccessible(page);

  const before = server.last;
  await widget.button('Menu').click();
  await widget.frame.getByRole('menuitem', { name: 'Talk to a person' }).click();
  await expect(widget.queue).toHaveText('You are number 3 in line');
  expect(server.last).not.toBe(before);
});
