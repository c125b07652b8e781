import type { Confidence } from '../api/desk';
import { i18n, t } from '../ui/i18n';

/** `62% sure, 75% needed`; null where that was not asked. */
export function sureness(confidence: Confidence | null | undefined): string | null {
  if (typeof confidence?.right !== 'number') return null;
  const sure = percent(confidence.right);
  return confidence.needed === null
    ? t('answer.sure', { sure })
    : t('answer.sureOf', { sure, needed: percent(confidence.needed) });
}

/** `70% to answer, 50% with a caveat`, and where that comes from; null where it was not kept. */
export function neededFor(confidence: Confidence | null | undefined): string | null {
  if (!confidence?.basis || !confidence.needed || !confidence.caveat) return null;
  return t('answer.cutOffs', {
    answer: percent(confidence.needed),
    caveat: percent(confidence.caveat),
    basis: t(`basis.${confidence.basis}`),
  });
}

/** What the confidence was read from, for people. */
export function signalsOf(confidence: Confidence | null | undefined): [string, string][] {
  if (!confidence) return [];
  const { score, lead, sentence, coverage, judge, writer, certainty } = confidence;
  const signals: [string, number | null][] = [
    [t('signal.score'), score],
    [t('signal.lead'), lead],
    [t('signal.sentence'), sentence],
    [t('signal.coverage'), coverage],
  ];
  const said: [string, string | null][] = [
    ...signals.map(([name, value]): [string, string | null] => [
      name,
      typeof value === 'number' ? decimal(value) : null,
    ]),
    [t('signal.judge'), judge ? t(`sufficiency.${judge}`) : null],
    [t('signal.writer'), writer ? t(`sufficiency.${writer}`) : null],
    [t('signal.certainty'), typeof certainty === 'number' ? percent(certainty / 100) : null],
  ];
  return said.filter((signal): signal is [string, string] => signal[1] !== null);
}

export function percent(value: number): string {
  return new Intl.NumberFormat(i18n().locale, { style: 'percent' }).format(value);
}

function decimal(value: number): string {
  return new Intl.NumberFormat(i18n().locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
}
