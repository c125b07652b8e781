import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/double';

test('a choice is a tap, and the buttons go with it', async ({ page, server, widget }) => {
  server.answer = (text) =>
    /rent/i.test(text)
      ? { text: 'You can rent tents from Friday to Monday.' }
      : {
          text: 'Do you mean:\n\n1. Rent equipment\n2. Repairs for life',
          rung: 'extractive',
          choices: ['Rent equipment', 'Repairs for life'],
        };
  await widget.open();
  await widget.say('Tents?');
  await expect(widget.button('Repairs for life')).toBeVisible();
  await expect(widget.button('Talk to a person')).toBeVisible();
  await expect(widget.button('That helps')).toBeHidden();
  await expectAccessible(page);

  await widget.button('Rent equipment').press('Enter');

  await expect(widget.log).toContainText('from Friday to Monday');
  await expect(widget.button('Rent equipment')).toBeHidden();
  await expect(widget.composer).toBeFocused();
});
