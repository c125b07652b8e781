import { expect, test } from 'vitest';
import { ToldByPage } from '../src/conversation/ToldByPage';
import { emptyPage } from './page';

const { render } = emptyPage();

test('what the page tells of the customer is called unverified', () => {
  render(<ToldByPage attributes={{ plan: 'enterprise', seats: '200' }} />);

  expect(document.querySelector('h3')?.textContent).toBe('Told by the page, not verified');
  expect([...document.querySelectorAll('dl div')].map((one) => one.textContent)).toEqual([
    'planenterprise',
    'seats200',
  ]);
});

test('a page that tells nothing leaves no trace', () => {
  render(<ToldByPage attributes={{}} />);

  expect(document.querySelector('section')).toBeNull();
});
