import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Drift, FitVersion, Overview } from '../src/api/confidence';
import { queries } from '../src/app/queries';
import { ConfidencePage } from '../src/confidence/ConfidencePage';
import { JudgedTable } from '../src/confidence/JudgedTable';
import { Meaning } from '../src/confidence/Meaning';
import { shareOf, written } from '../src/confidence/percent';
import { RiskPlot } from '../src/confidence/RiskPlot';
import { atDesk } from './desk';
import { button, field, press, says, write } from './forms';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const OVERVIEW: Overview = {
  kind: 'quoted',
  setting: { wrong: 0.05, unattended: null, topics: {} },
  attended: { cutOffs: { answer: 0.7, caveat: 0.5, basis: 'too_few' }, missing: 19 },
  unattended: { cutOffs: { answer: 0.7, caveat: 0.5, basis: 'too_few' }, missing: 19 },
  judged: { all: 40, right: 40 },
  drift: { alarms: [], judged: 40, right: 40, expected: 36.4, given: 30, wrong: 0 },
  topics: [],
  curve: [
    { cutOff: 0.9, coverage: 0.4, judged: 20, risk: 0, low: 0, high: 0.17 },
    { cutOff: 0.6, coverage: 0.8, judged: 40, risk: 0.1, low: 0.03, high: 0.24 },
  ],
  traffic: { given: 60, caveat: 10, handedOver: 30 },
  examples: [],
  fit: 0,
  fits: [],
};

test('too few judged answers are said to be too few, and what holds until then', () => {
  render(<Meaning overview={OVERVIEW} />);
  const text = document.body.textContent;
  expect(text).toContain('at least 19 more judged answers');
  expect(text).toContain('at most 5% are wrong');
  expect(text).toContain('answers when it is 70% sure');
  expect(text).toContain('Handed over30%');
});

test('a measured bound says so', () => {
  render(
    <Meaning
      overview={{
        ...OVERVIEW,
        attended: { cutOffs: { answer: 0.62, caveat: 0.5, basis: 'measured' }, missing: 0 },
      }}
    />,
  );
  expect(document.body.textContent).toContain('with 95 % certainty, that at most 5%');
});

test('what a setting means while nobody is at the desk is shown beside the rest', () => {
  const strict = { given: 20, caveat: 45, handedOver: 35 };
  render(<Meaning overview={{ ...OVERVIEW, trafficUnattended: strict }} />);
  expect(document.querySelectorAll('.shares')).toHaveLength(1);
  const setting = { ...OVERVIEW.setting, unattended: 0.01 };
  render(<Meaning overview={{ ...OVERVIEW, setting, trafficUnattended: strict }} />);
  const [attended, unattended] = document.querySelectorAll('.shares-legend');
  expect(attended?.textContent).toContain('Handed over30%');
  expect(unattended?.textContent).toContain('Handed over35%');
});

test('what the newest judgements contradict is said plainly', () => {
  render(<Meaning overview={OVERVIEW} />);
  expect(document.querySelector('.drift')).toBeNull();
  const drift: Drift = {
    alarms: ['more_wrong', 'too_sure'],
    judged: 50,
    right: 31,
    expected: 42.3,
    given: 20,
    wrong: 5,
  };
  render(<Meaning overview={{ ...OVERVIEW, drift }} />);
  const [wrong, sure] = document.querySelectorAll('.drift');
  expect(wrong?.textContent).toContain('5 of the 20 newest judged ones');
  expect(wrong?.textContent).toContain('at most 5% may be');
  expect(sure?.textContent).toContain('31 were right, where 42 were to be expected');
});

test('each source of judgements says how many it gave and how many were right', () => {
  render(
    <JudgedTable
      sources={[
        { source: 'review', all: 50, right: 41 },
        { source: 'agent', all: 12, right: 7 },
        { source: 'reopened', all: 3, right: 0 },
      ]}
    />,
  );
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['Reviewed', '50', '41'],
    ['Suggested to an agent', '12', '7'],
    ['Came back with the same within 72 hours', '3', '0'],
  ]);
});

test('the curve says in words what the cut-off does, and leaves out what hardly anybody judged', () => {
  const { cutOffs } = OVERVIEW.attended;
  const few = { cutOff: 0.99, coverage: 0.02, judged: 2, risk: 0.5, low: 0.01, high: 0.99 };
  render(<RiskPlot curve={[few, ...OVERVIEW.curve]} cutOffs={cutOffs} wrong={0.05} />);
  expect(document.querySelector('figcaption')?.textContent).toContain('40% are answered');
  expect(document.querySelector('.risk-band')?.getAttribute('points')?.split(' ')).toHaveLength(4);
});

test('shares are read and written as people write them', () => {
  expect(shareOf('2,5')).toBe(0.025);
  expect(shareOf(' 5 % ')).toBe(0.05);
  expect(shareOf('')).toBeNull();
  expect(shareOf('few')).toBeUndefined();
  expect(written(0.029)).toBe('2.9');
});

async function page(overview: Overview) {
  answer(overview);
  render(await atDesk(<ConfidencePage />));
  await says('How many answers may be wrong');
}

const figure = () => field('At most, in %').value;

test('a figure being typed stays when another curve is shown, and when somebody else saves', async () => {
  await page(OVERVIEW);
  write('At most, in %', '2.5');
  answer({ ...OVERVIEW, kind: 'model', curve: [] });
  write('Answers', 'model');
  await says('Nothing of this kind has been judged yet');
  expect(figure()).toBe('2.5');

  const theirs = { wrong: 0.1, unattended: 0.01, topics: {} };
  answer({ ...OVERVIEW, kind: 'model', setting: theirs });
  await act(() => queries.invalidateQueries({ queryKey: ['confidence'] }));
  expect(figure()).toBe('2.5');
  expect(field('While nobody is at the desk').value).toBe('1');

  press('Save');
  const saves = () => ask.mock.calls.filter(([, init]) => init?.method === 'PUT');
  await act(() => vi.waitFor(() => expect(saves()).toHaveLength(1)));
  expect(JSON.parse(String(saves()[0]?.[1]?.body))).toEqual({ ...theirs, wrong: 0.025 });
});

test('once saved, the fields follow the server again', async () => {
  await page(OVERVIEW);
  write('At most, in %', '2.5');
  answer({ ...OVERVIEW, setting: { ...OVERVIEW.setting, wrong: 0.025 } });
  press('Save');
  await says('Saved, and in force');
  await act(() => vi.waitFor(() => expect(button('Save')).toBeUndefined()));
  expect(figure()).toBe('2.5');
});

test('what is no number gets the focus instead of a dead button', async () => {
  const topic = { name: 'Billing', wrong: null, answers: 3, bound: OVERVIEW.attended };
  await page({ ...OVERVIEW, topics: [topic] });
  write('Billing', 'few');
  press('Save');
  expect(document.activeElement).toBe(field('Billing'));
  expect(document.querySelector('details')?.open).toBe(true);
});

test('why a fit cannot be chosen is said', async () => {
  const fit: FitVersion = {
    version: 2,
    madeAt: '2026-11-25T12:00:00Z',
    fitted: 100,
    heldOut: 50,
    lossBefore: 0.5,
    lossAfter: 0.4,
    better: true,
  };
  await page({ ...OVERVIEW, fits: [fit] });
  answer({ code: 'NOT_FOUND', detail: 'There is no such fit any more.' }, 404);
  press('Use this one');
  await says('There is no such fit any more.');
});
