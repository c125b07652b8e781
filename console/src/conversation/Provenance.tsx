import { Link } from '@tanstack/react-router';
import type { Attempt, TurnRecord } from '../api/desk';
import { i18n, t } from '../ui/i18n';
import { ms, rungName } from './answerLine';
import { neededFor, percent, signalsOf, sureness } from './sureness';

/** Which prompt, release, model and passages made an answer, and how long each step took. */
export function Provenance({ turn }: { turn: TurnRecord }) {
  const { passages = [], attempts = [] } = turn;
  const signals = signalsOf(turn.confidence);
  return (
    <>
      <dl className="facts facts-two">
        {factsOf(turn).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {signals.length > 0 && (
        <>
          <h4 className="label">{t('answer.signals')}</h4>
          <dl className="facts facts-two">
            {signals.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {passages.length > 0 && (
        <>
          <h4 className="label">{t('answer.passages')}</h4>
          <ol className="scored">
            {passages.map((passage, at) => (
              <li key={`${passage.article}-${at}`}>
                <Link
                  to="/knowledge/articles/$article"
                  params={{ article: passage.article }}
                  preload={false}
                >
                  {passage.title}
                </Link>
                <Score value={passage.score} />
              </li>
            ))}
          </ol>
        </>
      )}
      {attempts.some((one) => one.failure !== null) && <Attempts attempts={attempts} />}
    </>
  );
}

/** Which deployments were asked, and why each failed. */
function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <>
      <h4 className="label">{t('answer.attempts')}</h4>
      <ol className="scored">
        {attempts.map(({ number, provider, model, failure, detail }) => (
          <li key={number}>
            <span>
              {provider} · {model}
            </span>
            <span className={failure === null ? 'tone-ok' : 'tone-danger'}>
              {failure === null ? t('answer.worked') : (detail ?? failure)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function factsOf(turn: TurnRecord): [string, string][] {
  const { timings } = turn;
  const facts: [string, string | null][] = [
    [t('answer.rule'), ruleOf(turn)],
    [t('answer.by'), by(turn)],
    [t('answer.prompt'), promptOf(turn)],
    [t('answer.release'), turn.release ? String(turn.release) : null],
    [t('answer.confidence'), sureness(turn.confidence)],
    [t('answer.needed'), neededFor(turn.confidence)],
    [t('answer.topic'), turn.confidence?.topic ?? null],
    [t('answer.fit'), turn.confidence?.fit ? fitName(turn.confidence.fit) : null],
    [t('answer.retrieval'), duration(timings?.retrievalMs)],
    [t('answer.firstText'), duration(timings?.firstTextMs)],
    [t('answer.total'), duration(timings?.totalMs)],
    [t('answer.tokens'), tokens(turn)],
    [t('answer.cached'), counted(turn.tokensCached)],
    [t('answer.reasoning'), counted(turn.tokensReasoning)],
    [t('answer.leftOut'), turn.ungrounded ? String(turn.ungrounded) : null],
    [t('answer.unknown'), turn.unknownCitations ? String(turn.unknownCitations) : null],
    [t('answer.uncited'), turn.uncited ? percent(turn.uncited) : null],
    [t('answer.cutOff'), turn.cutOff ? t('answer.tooLong') : null],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function ruleOf({ rule, ruleName, ruledByModel }: TurnRecord): string | null {
  if (!rule) return null;
  const said = t(`rule.${rule}`, { name: ruleName ?? '' });
  return ruledByModel ? t('answer.saidByModel', { rule: said }) : said;
}

const fitName = (version: number) => t('answer.version', { version });

function by({ rung, provider, model }: TurnRecord): string | null {
  const maker = [provider, model].filter(Boolean).join(' · ');
  return maker === '' ? rungName(rung) : maker;
}

function promptOf({ promptKey, promptVersion }: TurnRecord): string | null {
  if (!promptKey) return null;
  return !promptVersion
    ? promptKey
    : `${promptKey} · ${t('answer.version', { version: promptVersion })}`;
}

function tokens({ tokensIn, tokensOut }: TurnRecord): string | null {
  if (!tokensIn && !tokensOut) return null;
  return t('answer.inOut', { in: tokensIn ?? 0, out: tokensOut ?? 0 });
}

const counted = (number: number | null | undefined): string | null =>
  number ? new Intl.NumberFormat(i18n().locale).format(number) : null;

function duration(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : ms(value);
}

function Score({ value }: { value: number }) {
  return (
    <span className="score">
      <meter min={0} max={1} value={Math.min(1, Math.max(0, value))} aria-hidden="true" />
      {value.toFixed(2)}
    </span>
  );
}
