import type { Figures } from '../api/evaluations';

/** A share as a percentage; a dash where nothing was measured. */
export function share(figures: Figures | undefined, name: string): string {
  const value = figures?.[name];
  return typeof value === 'number' ? percent(value) : '–';
}

const percent = (value: number) => `${Math.round(value * 100)} %`;

/** A share with the interval in which it lies, as words and as a bar. */
export function Figure({ figures, name }: { figures: Figures; name: string }) {
  const interval = figures.intervals?.[name];
  return (
    <>
      <dd className="numeric">
        {share(figures, name)}
        {interval !== undefined && (
          <span className="tone-second">{` (${percent(interval[0])}–${percent(interval[1])})`}</span>
        )}
      </dd>
      {interval !== undefined && (
        <dd className="interval" aria-hidden="true">
          <i
            style={{
              insetInlineStart: `${interval[0] * 100}%`,
              inlineSize: `${(interval[1] - interval[0]) * 100}%`,
            }}
          />
          <b style={{ insetInlineStart: `${Number(figures[name]) * 100}%` }} />
        </dd>
      )}
    </>
  );
}
