import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { View } from '../api/desk';
import { useDesk } from '../app/desk';
import { t } from '../ui/i18n';
import { Keys } from '../ui/Keys';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { useStore } from '../ui/store';
import { ConversationRow } from './ConversationRow';
import { EmptyView } from './EmptyView';
import { VIEWS } from './rows';
import { isUnread, seen } from './seen';
import { taken } from './taken';
import { useListKeys } from './useListKeys';
import { useShownRows } from './useShownRows';

/** As in inbox.css, in pixels at the usual text size; what is drawn is measured. */
const ROW_PX = 72;

interface Props {
  view: View;
  selected: string | null;
}

export function ConversationList({ view, selected }: Props) {
  const { me, inbox } = useDesk();
  const { counts, error } = useStore(inbox);
  const { rows, pending, touch, release } = useShownRows(view);
  const versions = useStore(seen);
  const takers = useStore(taken);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => rows[at]?.conversation ?? at,
    overscan: 8,
  });
  useListKeys({ rows, view, selected, touch, release, show: (at) => list.scrollToIndex(at) });

  return (
    <section className="pane pane-list" aria-label={t('inbox.list')}>
      <header className="pane-header">
        <h1>{t('place.inbox')}</h1>
      </header>
      <nav className="tabs tabs-list" aria-label={t('inbox.views')}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            to="."
            search={{ view: one }}
            className="tab"
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`view.${one}`)} <span className="number">{counts?.[one] ?? ''}</span>
          </Link>
        ))}
      </nav>
      {pending > 0 && (
        <p className="new-above">
          <button type="button" className="button-link" onClick={release}>
            {t('inbox.new', { count: pending })}
          </button>
          <Keys keys="." />
        </p>
      )}
      <div className="conversations" ref={scroller} onPointerMove={touch} onPointerLeave={release}>
        {counts === null && error === null && <SkeletonRows count={7} kind="list" />}
        {error !== null && (
          <ErrorCard title={t('inbox.failed')} error={error} onRetry={() => void inbox.read()} />
        )}
        {counts !== null && rows.length === 0 && <EmptyView view={view} counts={counts} />}
        <ul style={{ blockSize: list.getTotalSize() }} className="virtual">
          {list.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ConversationRow
                  row={row}
                  view={view}
                  me={me.id}
                  selected={row.conversation === selected}
                  unread={row.conversation !== selected && isUnread(row, versions)}
                  takenBy={takers.get(row.conversation) ?? null}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
