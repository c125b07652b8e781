import { expect, test } from 'vitest';
import type { Evaluation } from '../src/api/evaluations';
import { EvaluationTable } from '../src/knowledge/EvaluationTable';
import { Figure } from '../src/knowledge/Figure';
import { emptyPage } from './page';

const { render } = emptyPage();

const DONE: Evaluation = {
  id: 'e1',
  name: 'spring.csv',
  state: 'done',
  total: 40,
  done: 40,
  flaws: [],
  report: {
    retrieval: { n: 40, h1: 0.8, r5: 0.925, intervals: { h1: [0.675, 0.925] } },
    extractive: { n: 0 },
  },
  createdBy: 'Maria',
  createdAt: '2026-11-25T12:00:00Z',
};

function table(...evaluations: Evaluation[]): string {
  render(<EvaluationTable evaluations={evaluations} onOpen={() => {}} />);
  return document.body.textContent;
}

test('a finished one shows its shares, and a dash for what was not measured', () => {
  const text = table(DONE);
  expect(text).toContain('80 %');
  expect(text).toContain('93 %');
  expect(text).toContain('–');
});

test('a running one shows how far it is, and one that broke off says so', () => {
  const running = table({ ...DONE, state: 'running', done: 7, report: null });
  expect(running).toContain('Asking 7 of 40');
  expect(table({ ...DONE, state: 'failed', report: null })).toContain('Broken off');
});

test('lines left out are counted', () => {
  const flaws = [{ line: 3, problem: 'There is no article canoes' }];
  expect(table({ ...DONE, flaws })).toContain('1 line left out');
});

test('a figure comes with its interval', () => {
  render(<dl>{DONE.report && <Figure figures={DONE.report.retrieval} name="h1" />}</dl>);
  expect(document.body.textContent).toBe('80 % (68 %–93 %)');
  expect(document.querySelector('.interval')).not.toBeNull();
});
