import '../knowledge/knowledge.css';
import './confidence.css';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState, type Dispatch, type SetStateAction } from 'react';
import * as api from '../api/confidence';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { queries } from '../app/queries';
import { KnowledgeTabs } from '../knowledge/KnowledgeTabs';
import { Select } from '../ui/Field';
import { ErrorCard, errorText, SkeletonRows } from '../ui/states';
import { toast } from '../ui/toasts';
import { FitTable } from './FitTable';
import { HandedOver } from './HandedOver';
import { JudgedTable } from './JudgedTable';
import { Meaning } from './Meaning';
import { t } from './messages';
import { RiskPlot } from './RiskPlot';
import { over, SettingForm, settingOf, writtenOf, type Written } from './SettingForm';

/** How many answers may be wrong, and what that costs. */
export function ConfidencePage() {
  const [kind, setKind] = useState<api.AnswerKind>();
  // Stays when another curve is shown, and when somebody else saves other fields.
  const [typed, setTyped] = useState<Partial<Written>>({});
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['confidence', kind],
    queryFn: ({ signal }) => api.overview(kind, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('place.knowledge')} tools={<KnowledgeTabs shown="confidence" />}>
      {isPending && <SkeletonRows count={4} kind="text" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('confidence.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <Known known={data} onKind={setKind} typed={typed} onTyped={setTyped} />
      )}
    </Page>
  );
}

interface KnownProps {
  known: api.Overview;
  onKind(kind: api.AnswerKind): void;
  typed: Partial<Written>;
  onTyped: Dispatch<SetStateAction<Partial<Written>>>;
}

function Known({ known, onKind, typed, onTyped }: KnownProps) {
  const { me } = useDesk();
  const readOnly = !may(me.role, 'confidence.manage');
  const { kind } = known;
  const fields = over(writtenOf(known.setting), typed);
  const dirty = JSON.stringify(settingOf(fields)) !== JSON.stringify(known.setting);
  const wish = useDeferredValue(settingOf(fields));
  const trial = useQuery({
    queryKey: ['confidence', kind, 'trial', wish],
    queryFn: ({ signal }) => api.tryOut(wish ?? known.setting, kind, signal),
    enabled: dirty && wish !== null,
    placeholderData: keepPreviousData,
  });
  const shown = dirty && trial.data !== undefined ? trial.data : known;
  const done = (text: string) => async (now: api.Overview) => {
    toast(text, 'ok');
    queries.setQueryData(['confidence', kind], now);
    await queries.invalidateQueries({ queryKey: ['confidence'] });
  };
  const save = useMutation({
    mutationFn: ({ setting }: { setting: api.Setting; from: Partial<Written> }) =>
      api.saveSetting(setting, kind),
    onSuccess: async (now, { from }) => {
      await done(t('confidence.saved'))(now);
      // What was typed since is not saved.
      onTyped((newest) => (newest === from ? {} : newest));
    },
  });
  const choose = useMutation({
    mutationFn: (version: number) => api.chooseFit(version, kind),
    onSuccess: done(t('fit.chosen')),
    onError: (error) => toast(errorText(error), 'danger'),
  });
  return (
    <>
      <section className="card" aria-labelledby="confidence-title">
        <header className="card-header">
          <h2 id="confidence-title">{t('confidence.title')}</h2>
        </header>
        <div className="confidence-body">
          <SettingForm
            fields={fields}
            topics={shown.topics}
            dirty={dirty}
            busy={save.isPending}
            untried={dirty ? trial.error : null}
            unsaved={save.error}
            readOnly={readOnly}
            onChange={(change) => {
              save.reset();
              onTyped((before) => over(before, change));
            }}
            onSave={() => {
              const setting = settingOf(fields);
              if (setting !== null) save.mutate({ setting, from: typed });
              return setting !== null;
            }}
            onReset={() => {
              save.reset();
              onTyped({});
            }}
          />
          <Meaning overview={shown} />
        </div>
      </section>
      <section className="card" aria-labelledby="risk-title">
        <header className="card-header confidence-header">
          <h2 id="risk-title">{t('confidence.curve')}</h2>
          <Select
            label={t('confidence.kind')}
            value={kind}
            onChange={({ target }) => onKind(target.value as api.AnswerKind)}
          >
            <option value="quoted">{t('confidence.quoted')}</option>
            <option value="model">{t('confidence.model')}</option>
          </Select>
        </header>
        <div className="confidence-curve">
          {shown.curve.length === 0 ? (
            <p className="tone-second">
              {t('confidence.noCurve')}{' '}
              <Link to="/knowledge/review">{t('confidence.toReview')}</Link>
            </p>
          ) : (
            <>
              <RiskPlot
                curve={shown.curve}
                cutOffs={shown.attended.cutOffs}
                wrong={shown.setting.wrong}
              />
              <p className="tone-second">{t('confidence.curveHint')}</p>
            </>
          )}
        </div>
      </section>
      {shown.examples.length > 0 && (
        <section className="card" aria-labelledby="handed-title">
          <header className="card-header">
            <h2 id="handed-title">{t('confidence.examples')}</h2>
          </header>
          <HandedOver examples={shown.examples} />
        </section>
      )}
      {known.sources !== undefined && known.sources.length > 0 && (
        <section className="card" aria-labelledby="judged-title">
          <header className="card-header">
            <h2 id="judged-title">{t('judged.title')}</h2>
          </header>
          <p className="tone-second confidence-note">{t('judged.hint')}</p>
          <JudgedTable sources={known.sources} />
        </section>
      )}
      <section className="card" aria-labelledby="fits-title">
        <header className="card-header">
          <h2 id="fits-title">{t('fit.title')}</h2>
        </header>
        <p className="tone-second confidence-note">{t('fit.hint')}</p>
        <FitTable
          overview={known}
          busy={choose.isPending}
          {...(readOnly ? {} : { onUse: choose.mutate })}
        />
      </section>
    </>
  );
}
