import { lazy, Suspense, useState } from 'react';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';

// Few answers are reported: it is loaded with the first.
const ReportDialog = lazy(async () => ({
  default: (await import('./ReportDialog')).ReportDialog,
}));

/** Says that an answer of the assistant's is wrong, so that somebody looks at it. */
export function ReportAnswer({ turn }: { turn: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="answer-toggle" onClick={() => setOpen(true)}>
        <Icon name="alert" small />
        {t('report')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <ReportDialog turn={turn} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
