// What people judged of the assistant's answers, and what that allows.
import { ago, uuid } from './data.mjs';

/** Answers that wait to be judged: one quoted, one withheld, one that an agent reported. */
export function reviews() {
  const item = (minutes, question, answer, more = {}) => ({
    turn: uuid(),
    conversation: uuid(),
    at: ago(minutes),
    before: [],
    question: [question],
    answer,
    citations: [],
    withheld: false,
    passages: [],
    report: null,
    ...more,
  });
  const quote = 'Tents are covered for two years from delivery.';
  return {
    judged: 12,
    items: [
      item(400, 'How long is the warranty on a tent?', `From our help centre: ${quote} [1]`, {
        before: [{ by: 'visitor', text: 'Hello, I bought the Fjell 3 in spring.' }],
        citations: [{ number: 1, article: 'warranty', title: 'Warranty', url: '', quote }],
        passages: [
          { article: 'warranty', title: 'Warranty on tents and boots', score: 0.92 },
          { article: 'repairs', title: 'Repairs', score: 0.41 },
        ],
      }),
      item(900, 'Do you ship to Norway?', 'These articles come closest.', {
        withheld: true,
        passages: [{ article: 'delivery', title: 'Delivery times and costs', score: 0.5 }],
      }),
      item(1_300, 'What does a snowshoe rental cost?', 'Snowshoes cost 12 euros a day.', {
        report: 'The price is old.',
      }),
    ],
  };
}

const WRONG = 0.05;

/** 68 judged answers show at most 5 % wrong ones from a cut-off of 74 % on. */
export function confidence() {
  const bound = { cutOffs: { answer: 0.74, caveat: 0.5, basis: 'measured' }, missing: 0 };
  const point = (cutOff, coverage, judged, risk, low, high) => ({
    cutOff,
    coverage,
    judged,
    risk,
    low,
    high,
  });
  const fit = (version, minutes, more) => ({
    version,
    madeAt: ago(minutes),
    fitted: 54,
    heldOut: 14,
    lossBefore: 0.452,
    lossAfter: 0.431,
    better: true,
    ...more,
  });
  return {
    kind: 'quoted',
    setting: { wrong: WRONG, unattended: null, topics: { Safety: 0.01 } },
    attended: bound,
    unattended: bound,
    judged: { all: 68, right: 61 },
    sources: [
      { source: 'review', all: 68, right: 61 },
      { source: 'agent', all: 14, right: 9 },
      { source: 'thumb', all: 31, right: 17 },
      { source: 'reopened', all: 4, right: 0 },
    ],
    drift: { alarms: ['too_sure'], judged: 50, right: 34, expected: 42.1, given: 24, wrong: 2 },
    topics: [
      topic('Delivery', null, 210, bound),
      topic('Safety', 0.01, 14, {
        cutOffs: { ...bound.cutOffs, answer: 0.86, basis: 'too_few' },
        missing: 271,
      }),
    ],
    curve: [
      point(0.96, 0.12, 12, 0, 0, 0.26),
      point(0.9, 0.31, 26, 0, 0, 0.13),
      point(0.82, 0.48, 42, 0.02, 0, 0.13),
      point(0.74, 0.61, 59, 0.02, 0, 0.09),
      point(0.58, 0.8, 64, 0.06, 0.02, 0.15),
      point(0.31, 1, 68, 0.1, 0.04, 0.2),
    ],
    traffic: { given: 244, caveat: 71, handedOver: 85 },
    trafficUnattended: { given: 244, caveat: 71, handedOver: 85 },
    examples: [
      example('Can I bring my dog to the climbing hall?', 0.34, null),
      example('Is the stove safe in a tent?', 0.41, 'Safety'),
    ],
    fit: 2,
    fits: [fit(2, 700), fit(1, 2_100, { lossAfter: 0.468, better: false })],
  };
}

const topic = (name, wrong, answers, bound) => ({ name, wrong, answers, bound });

const example = (question, right, section) => ({
  turn: uuid(),
  conversation: uuid(),
  question,
  right,
  topic: section,
});
