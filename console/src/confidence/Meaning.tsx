import type { AnswerKind, Bound, Overview, Traffic } from '../api/confidence';
import { Icon } from '../ui/Icon';
import { t, type Key } from './messages';
import { percent } from './percent';

/** What a setting means, in words and as shares of the last 30 days' answers. */
export function Meaning({ overview }: { overview: Overview }) {
  const { kind, attended, unattended, setting, judged, traffic, trafficUnattended } = overview;
  const { alarms, ...figures } = overview.drift;
  return (
    <div className="confidence-meaning">
      {alarms.map((alarm) => (
        <p key={alarm} className="drift">
          <Icon name="alert" small />
          {t(`drift.${alarm}`, {
            ...figures,
            expected: Math.round(figures.expected),
            most: percent(setting.wrong ?? 0),
          })}
        </p>
      ))}
      <p>{boundText(kind, attended, setting.wrong)}</p>
      <Shares traffic={traffic} />
      {setting.unattended !== null && (
        <>
          <p>
            <strong>{t('confidence.whileAway')}</strong>{' '}
            {boundText(kind, unattended, setting.unattended)}
          </p>
          {trafficUnattended !== undefined && <Shares traffic={trafficUnattended} />}
        </>
      )}
      <p className="tone-second">
        {t('confidence.judged', { count: judged.all, right: judged.right })}
      </p>
    </div>
  );
}

/** What would become of the last 30 days' answers; nothing where there were none. */
function Shares({ traffic }: { traffic: Traffic }) {
  const all = traffic.given + traffic.caveat + traffic.handedOver;
  if (all === 0) return null;
  return (
    <>
      <div className="shares" aria-hidden="true">
        {SHARES.map(([name]) => (
          <i
            key={name}
            className={`share-${name}`}
            style={{ inlineSize: `${(traffic[name] / all) * 100}%` }}
          />
        ))}
      </div>
      <dl className="shares-legend">
        {SHARES.map(([name, label]) => (
          <div key={name}>
            <dt>
              <i className={`share-${name}`} aria-hidden="true" />
              {t(label)}
            </dt>
            <dd className="numeric">{percent(traffic[name] / all)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const SHARES = [
  ['given', 'confidence.given'],
  ['caveat', 'confidence.caveat'],
  ['handedOver', 'confidence.handedOver'],
] as const satisfies readonly (readonly [keyof Traffic, Key])[];

/** From where on it answers, and what shows that. */
function boundText(kind: AnswerKind, { cutOffs, missing }: Bound, wrong: number | null): string {
  const from = {
    answer: percent(cutOffs.answer),
    caveat: percent(cutOffs.caveat),
  };
  if (cutOffs.basis === 'assumed') return t(`confidence.assumed.${kind}`, from);
  const most = percent(wrong ?? 0);
  return cutOffs.basis === 'measured'
    ? t('confidence.measured', { ...from, most })
    : t('confidence.tooFew', { ...from, most, count: missing });
}
