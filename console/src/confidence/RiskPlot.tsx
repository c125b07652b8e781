import type { CutOffs, RiskPoint } from '../api/confidence';
import { t } from './messages';
import { percent } from './percent';

const WIDTH = 800;
const HEIGHT = 280;
const LEFT = 48;
const BOTTOM = 40;
const TOP = 20;
const RIGHT = 24;

/** Fewer judged answers than these say next to nothing. */
const FEWEST = 10;

interface Props {
  curve: readonly RiskPoint[];
  cutOffs: CutOffs;
  /** At most so many may be wrong. */
  wrong: number | null;
}

/** What share of answers is wrong for every share that is answered, with its 95 % band. */
export function RiskPlot({ curve, cutOffs, wrong }: Props) {
  const chosen = curve.findLast((point) => point.cutOff >= cutOffs.answer);
  const drawn = curve.filter((point) => point.judged >= FEWEST || point === chosen);
  const top = roof(drawn, wrong);
  const x = (coverage: number) => LEFT + coverage * (WIDTH - LEFT - RIGHT);
  const y = (risk: number) => TOP + (1 - Math.min(1, risk / top)) * (HEIGHT - TOP - BOTTOM);
  const line = (of: (point: RiskPoint) => number, points: readonly RiskPoint[]) =>
    points.map((point) => `${x(point.coverage).toFixed(1)},${y(of(point)).toFixed(1)}`).join(' ');
  const band = `${line((point) => point.high, drawn)} ${line((point) => point.low, drawn.toReversed())}`;
  return (
    <figure className="risk">
      <svg className="risk-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share} className="risk-grid">
            <path d={`M${LEFT} ${y(share * top)} H${WIDTH - RIGHT}`} />
            <text x={LEFT - 8} y={y(share * top) + 4} textAnchor="end">
              {percent(share * top)}
            </text>
            <text x={x(share)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <polygon className="risk-band" points={band} />
        <polyline className="risk-line" points={line((point) => point.risk, drawn)} />
        {wrong !== null && (
          <g className="risk-most">
            <path d={`M${LEFT} ${y(wrong)} H${WIDTH - RIGHT}`} />
            <text x={LEFT + 4} y={y(wrong) - 6}>
              {t('confidence.allowed', { most: percent(wrong) })}
            </text>
          </g>
        )}
        {chosen !== undefined && (
          <g className="risk-chosen">
            <path d={`M${x(chosen.coverage)} ${TOP - 14} V${HEIGHT - BOTTOM}`} />
            <circle cx={x(chosen.coverage)} cy={y(chosen.risk)} r={4} />
            <text
              x={x(chosen.coverage) + (chosen.coverage < 0.7 ? 6 : -6)}
              y={TOP - 6}
              textAnchor={chosen.coverage < 0.7 ? 'start' : 'end'}
            >
              {t('confidence.cutOff', { answer: percent(cutOffs.answer) })}
            </text>
          </g>
        )}
        <text className="risk-axis" x={(WIDTH + LEFT) / 2} y={HEIGHT - 4} textAnchor="middle">
          {t('confidence.answered')}
        </text>
      </svg>
      <figcaption>{label(chosen)}</figcaption>
    </figure>
  );
}

function label(chosen: RiskPoint | undefined): string {
  if (chosen === undefined) return t('confidence.plotNone');
  return t('confidence.plot', {
    coverage: percent(chosen.coverage),
    risk: percent(chosen.risk),
    low: percent(chosen.low),
    high: percent(chosen.high),
  });
}

/** The lowest of some round shares that the band fits under. */
function roof(drawn: readonly RiskPoint[], wrong: number | null): number {
  const high = Math.max(0, wrong ?? 0, ...drawn.map((point) => point.high));
  return [0.1, 0.2, 0.4, 0.6, 0.8].find((share) => high <= share) ?? 1;
}
