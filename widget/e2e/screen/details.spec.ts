import { expect, test } from '../support/double';

test('an address can be looked at again, and left as it is', async ({ server, widget }) => {
  await widget.open();
  await widget.say('I want a person');
  await expect(widget.queue).toHaveText('You are number 3 in line');
  await fetch(`${server.url}/double/queue?position=1&agents=0`);
  const email = widget.frame.getByLabel('Not staying? Leave your e-mail address');
  await email.fill('me@home.example');
  await widget.button('Save').click();
  await widget.button('Change').click();
  await expect(email).toHaveValue('me@home.example');

  server.fail = (_, path) => (path.endsWith('/contact') ? { status: 503 } : null);
  await widget.button('Save').click();
  await expect(widget.frame.locator('.nd-queue')).toContainText('We have me@home.example');
});

test('a list in Arabic has its numbers on the right', async ({ server, widget }) => {
  server.answer = () => ({ text: '1. افتح الطلبات\n2. اختر الإرجاع' });
  await widget.open();
  await widget.say('كيف أعيد الحذاء؟');
  await expect(widget.log.locator('ol')).toHaveCSS('direction', 'rtl');
});
