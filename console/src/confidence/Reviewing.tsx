import { useRef, useState } from 'react';
import { Problem } from '../api/http';
import * as api from '../api/reviews';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { useCommands } from '../ui/commands';
import type { IconName } from '../ui/icons';
import { EmptyState, errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { ReviewCard } from './ReviewCard';

const VERDICTS = [
  { verdict: 'right', keys: '1', icon: 'check' },
  { verdict: 'partly', keys: '2', icon: 'alert' },
  { verdict: 'wrong', keys: '3', icon: 'close' },
] as const satisfies readonly { verdict: api.Verdict; keys: string; icon: IconName }[];

/** What had the focus went with the last answer. */
const focus = (node: HTMLElement | null): void => node?.focus();

const isGone = (error: unknown) => error instanceof Problem && error.status === 404;

/** One answer at a time; a key judges it, and the next is there at once. */
export function Reviewing({ listing }: { listing: api.ReviewListing }) {
  const [open, setOpen] = useState(listing.items);
  const [done, setDone] = useState<readonly api.ReviewItem[]>([]);
  const writes = useRef(Promise.resolve());
  const item = open[0];
  const total = listing.judged + listing.items.length;

  /** One after the other, so that an undo cannot overtake what it undoes. */
  const write = (what: () => Promise<void>, onFailure: (error: unknown) => void) => {
    writes.current = writes.current.then(what).then(
      () => void queries.invalidateQueries({ queryKey: ['confidence'] }),
      (error: unknown) => {
        toast(errorText(error), 'danger');
        onFailure(error);
      },
    );
  };
  const judge = (verdict: api.Verdict) => {
    if (item === undefined) return;
    setOpen(open.slice(1));
    setDone([...done, item]);
    write(
      () => api.judge(item.turn, verdict),
      (error) => {
        setDone((before) => before.filter((one) => one !== item));
        // What is not asked for any more would be refused again.
        if (!isGone(error)) setOpen((before) => [...before, item]);
      },
    );
  };
  const skip = () => {
    if (item !== undefined) setOpen([...open.slice(1), item]);
  };
  const undo = () => {
    const last = done.at(-1);
    if (last === undefined) return;
    setDone(done.slice(0, -1));
    setOpen([last, ...open]);
    write(
      () => api.undo(last.turn),
      () => {
        setOpen((before) => before.filter((one) => one !== last));
      },
    );
  };
  useCommands([
    ...(item === undefined
      ? []
      : [
          ...VERDICTS.map(({ verdict, keys, icon }) => ({
            id: `review-${verdict}`,
            group: 'context' as const,
            label: t(`verdict.${verdict}`),
            icon,
            keys,
            run: () => judge(verdict),
          })),
          {
            id: 'review-skip',
            group: 'context' as const,
            label: t('review.skip'),
            keys: 's',
            run: skip,
          },
        ]),
    ...(done.length === 0
      ? []
      : [
          {
            id: 'review-undo',
            group: 'context' as const,
            label: t('review.undo'),
            keys: 'u',
            run: undo,
          },
        ]),
  ]);
  const back = done.length > 0 && (
    <Button tone="ghost" icon="history" keys="u" onClick={undo}>
      {t('review.undo')}
    </Button>
  );
  if (item === undefined) {
    return (
      <section
        className="review-done"
        aria-label={t('review')}
        tabIndex={-1}
        ref={done.length > 0 ? focus : null}
      >
        <EmptyState icon="check" title={total === 0 ? t('review.empty') : t('review.done')}>
          <p>{t('review.emptyText')}</p>
          {back}
        </EmptyState>
      </section>
    );
  }
  return (
    <section className="review" aria-label={t('review')}>
      <p className="tone-second review-progress" role="status">
        {t('review.progress', { done: total - open.length, total })}
        <progress max={total} value={total - open.length} aria-hidden="true" />
      </p>
      <ReviewCard key={item.turn} item={item} />
      <div className="review-verdicts">
        {VERDICTS.map(({ verdict, keys, icon }) => (
          <Button key={verdict} icon={icon} keys={keys} onClick={() => judge(verdict)}>
            {t(`verdict.${verdict}`)}
          </Button>
        ))}
        <Button tone="ghost" keys="s" onClick={skip}>
          {t('review.skip')}
        </Button>
        {back}
      </div>
    </section>
  );
}
