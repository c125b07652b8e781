import { useEffect, useState } from 'react';
import { Problem } from '../api/http';
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
  /** Takes what the server has, and gives up what was typed here. */
  take(detail: api.PromptDetail): void;
}

/** Editors that were left, and may be saving still. */
const left = new Map<string, Autosave<string>>();

const placeOf = ({ key, locale }: api.PromptId): string => `prompt.${key}.${locale}`;

/** Reads a prompt, after an editor of it that was left has saved. */
export async function readPrompt(id: api.PromptId): Promise<api.PromptDetail> {
  const editor = left.get(placeOf(id));
  await editor?.flush();
  // What it could not save, the next editor takes over from its backup.
  editor?.stop();
  return api.prompt(id);
}

/** The draft of one prompt, saved by itself. Without one, editing starts from the live text. */
export function useDraft(id: api.PromptId, detail: api.PromptDetail): Draft {
  const [{ autosave, problems }] = useState(() => open(id, detail));
  const place = placeOf(id);
  useEffect(() => {
    left.delete(place);
    return () => {
      left.set(place, autosave);
      void autosave.flush();
    };
  }, [autosave, place]);
  return {
    state: useStore(autosave),
    problems: useStore(problems),
    autosave,
    take: (detail) => {
      autosave.replace(textOf(detail), detail.draft?.revision ?? null);
      problems.set(detail.draft?.problems ?? []);
    },
  };
}

function open(id: api.PromptId, detail: api.PromptDetail) {
  const problems = new Store<readonly api.LineProblem[]>(detail.draft?.problems ?? []);
  const backup = backupOf<string>(placeOf(id));
  const autosave = new Autosave<string>({
    value: textOf(detail),
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

/** The draft, else what is live. */
export const textOf = (detail: api.PromptDetail): string => detail.draft?.text ?? liveText(detail);

/** Whether a request failed because somebody else changed, published or discarded the draft. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND');
