import type { Model } from '../api/models';
import { ago } from '../ui/i18n';
import { t } from './messages';
import { ModelState } from './ModelState';

interface Props {
  models: readonly Model[];
  /** Without it they are only shown. */
  onOpen?: (id: string) => void;
}

export function ModelTable({ models, onOpen }: Props) {
  return (
    <div className="table-scroll">
      <table className="table model-table">
        <thead>
          <tr>
            <th scope="col">{t('models.name')}</th>
            <th scope="col">{t('models.model')}</th>
            <th scope="col">{t('models.state')}</th>
            <th scope="col" className="numeric">
              {t('models.streamsNow')}
            </th>
            <th scope="col">{t('models.lastFailure')}</th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.id}>
              <td>
                {onOpen === undefined ? (
                  <bdi>{model.name}</bdi>
                ) : (
                  <button type="button" className="row-link" onClick={() => onOpen(model.id)}>
                    <bdi>{model.name}</bdi>
                  </button>
                )}
              </td>
              <td className="tone-second">
                {model.provider} · <bdi>{model.model}</bdi>
              </td>
              <td>
                <ModelState model={model} />
              </td>
              <td className="numeric">
                {model.status === null ? '–' : `${model.status.streams} / ${model.streams}`}
              </td>
              <td className="tone-second">
                <LastFailure model={model} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LastFailure({ model }: { model: Model }) {
  const last = model.status?.last ?? null;
  if (last === null) return <>{t('models.noFailure')}</>;
  return (
    <span title={last.detail}>
      {t(`models.failure.${last.failure}`)}, {ago(Date.parse(last.at))}
    </span>
  );
}
