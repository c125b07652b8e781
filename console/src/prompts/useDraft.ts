import { useEffect, useState } from 'react';
import * as api from '../api/prompts';
import { queries } from '../app/queries';
import { Autosave, type Autosaved } from '../ui/autosave';
import { backupOf } from '../ui/backup';
import { Store, useStore } from '../ui/store';

export interface Draft {
  state: Autosaved<string>;
  /** What the server found wrong with the text it has. */
  problems: readonly api.LineProblem[];
  autosave: Autosave<string>;
}

/** The draft of one prompt, saved by itself. Without one, editing starts from the live text. */
export function useDraft(id: api.PromptId, detail: api.PromptDetail): Draft {
  const [{ autosave, problems }] = useState(() => open(id, detail));
  useEffect(() => () => void autosave.flush(), [autosave]);
  return { state: useStore(autosave), problems: useStore(problems), autosave };
}

function open(id: api.PromptId, detail: api.PromptDetail) {
  const problems = new Store<readonly api.LineProblem[]>(detail.draft?.problems ?? []);
  const backup = backupOf<string>(`prompt.${id.key}.${id.locale}`);
  const autosave = new Autosave<string>({
    value: detail.draft?.text ?? liveText(detail),
    revision: detail.draft?.revision ?? null,
    same: (a, b) => a === b,
    backup: backup.write,
    save: async (text, base) => {
      const saved = await api.saveDraft(id, text, base);
      problems.set(saved.problems);
      void queries.invalidateQueries({ queryKey: ['prompts'] });
      return saved.revision;
    },
  });
  const left = backup.read();
  if (left !== null && left.value !== autosave.get().value) {
    // Typed here and never saved: goes on where it was, against the revision it rested on.
    void autosave.rebase(left.value, left.revision);
  }
  return { autosave, problems };
}

export function liveVersion(detail: api.PromptDetail): api.PromptVersion | undefined {
  return detail.versions.find((one) => one.labels.includes('production'));
}

export const liveText = (detail: api.PromptDetail): string => liveVersion(detail)?.text ?? '';
