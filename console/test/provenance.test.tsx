import { expect, test } from 'vitest';
import { Provenance } from '../src/conversation/Provenance';
import { emptyPage } from './page';

const { render } = emptyPage();

const facts = () =>
  [...document.querySelectorAll('dl div')].map((fact) => [
    fact.querySelector('dt')?.textContent,
    fact.querySelector('dd')?.textContent,
  ]);

test('an answer says which sources it made up and what it left out', () => {
  render(
    <Provenance
      turn={{ turn: 't', seq: 1, state: 'done', unknownCitations: 2, uncited: 0.25, cutOff: true }}
    />,
  );

  expect(facts()).toEqual([
    ['Sources it cited but was not given', '2'],
    ['Statements without a source', '25%'],
    ['Broke off', 'It reached the limit of tokens'],
  ]);
});

test('what is not wrong is not mentioned', () => {
  render(
    <Provenance
      turn={{ turn: 't', seq: 1, state: 'done', rung: 'fixed', unknownCitations: 0, uncited: 0 }}
    />,
  );

  expect(facts()).toEqual([['Answered by', 'Fixed sentence']]);
});

test('of its tokens it says which were known already and which only thought', () => {
  const tokens = { tokensIn: 1_240, tokensCached: 640, tokensOut: 96, tokensReasoning: 64 };
  render(<Provenance turn={{ turn: 't', seq: 1, state: 'done', ...tokens }} />);

  expect(facts()).toEqual([
    ['Tokens', '1,240 in, 96 out'],
    ['Of those in, known already', '640'],
    ['Of those out, only thought', '64'],
  ]);
});

test('what a model said is not passed off as the customer’s own words', () => {
  render(
    <Provenance
      turn={{ turn: 't', seq: 1, state: 'done', rule: 'sensitive', ruledByModel: true }}
    />,
  );

  expect(facts()).toEqual([['Decided by', 'Danger, fraud or the law, said by a model']]);
});
