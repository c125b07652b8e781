import { useState } from 'react';
import type { PromptDetail } from '../api/prompts';
import { DiffView } from '../ui/code';
import { Icon } from '../ui/Icon';
import { t } from './messages';
import { liveVersion } from './useDraft';

/** A version's number as a string, or the draft. */
type Side = string;
const DRAFT = 'draft';

/** Any two texts of a prompt; at first what is live and what is being written. */
export function DiffTab({ detail, draft }: { detail: PromptDetail; draft: string }) {
  const live = liveVersion(detail)?.version;
  const [before, setBefore] = useState<Side>(String(live ?? DRAFT));
  const [after, setAfter] = useState<Side>(DRAFT);
  const text = (side: Side) =>
    side === DRAFT ? draft : (detail.versions.find((v) => String(v.version) === side)?.text ?? '');
  const label = (side: Side) => {
    if (side === DRAFT) return t('prompts.draft');
    const version = Number(side);
    return version === live ? t('prompts.live', { version }) : t('answer.version', { version });
  };
  const sides = [DRAFT, ...detail.versions.map((one) => String(one.version))];
  const same = text(before) === text(after);
  return (
    <div className="diff-tab">
      <div className="toolbar">
        <SideSelect
          name={t('diff.before')}
          value={before}
          {...{ sides, label }}
          onChange={setBefore}
        />
        <Icon name="right" small />
        <SideSelect
          name={t('diff.after')}
          value={after}
          {...{ sides, label }}
          onChange={setAfter}
        />
        {same && <span>{t('diff.same')}</span>}
      </div>
      <DiffView
        before={text(before)}
        after={text(after)}
        beforeLabel={label(before)}
        afterLabel={label(after)}
      />
    </div>
  );
}

interface SelectProps {
  name: string;
  value: Side;
  sides: readonly Side[];
  label(side: Side): string;
  onChange(side: Side): void;
}

function SideSelect({ name, value, sides, label, onChange }: SelectProps) {
  return (
    <span className="select select-inline">
      <select aria-label={name} value={value} onChange={(event) => onChange(event.target.value)}>
        {sides.map((side) => (
          <option key={side} value={side}>
            {label(side)}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}
