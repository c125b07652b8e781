import { useEffect, useState } from 'react';
import * as api from '../api/articles';
import { queries } from '../app/queries';
import { Autosave, type Autosaved } from '../ui/autosave';
import { backupOf } from '../ui/backup';
import { Store, useStore } from '../ui/store';

export interface EditedArticle {
  /** As the server has it, without the text being written. */
  article: api.Article;
  state: Autosaved<api.ArticleInput>;
  autosave: Autosave<api.ArticleInput>;
  /** After a publish or a conflict: what the server has now. */
  take(article: api.Article): void;
}

/** An article's working copy, saved by itself. */
export function useArticle(article: api.Article): EditedArticle {
  const [{ server, autosave }] = useState(() => open(article));
  useEffect(() => () => void autosave.flush(), [autosave]);
  return {
    article: useStore(server),
    state: useStore(autosave),
    autosave,
    take: (next) => {
      server.set(next);
      autosave.replace(inputOf(next), next.revision);
      void queries.invalidateQueries({ queryKey: ['articles'] });
    },
  };
}

function open(article: api.Article) {
  const server = new Store(article);
  const backup = backupOf<api.ArticleInput>(`article.${article.id}`);
  const autosave = new Autosave<api.ArticleInput>({
    value: inputOf(article),
    revision: article.revision,
    same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    backup: backup.write,
    save: async (input, revision) => {
      const saved = await api.editArticle(article.id, input, revision ?? 0);
      server.set(saved);
      void queries.invalidateQueries({ queryKey: ['articles'] });
      return saved.revision;
    },
  });
  const left = backup.read();
  if (left !== null) void autosave.rebase({ ...inputOf(article), ...left.value }, left.revision);
  return { server, autosave };
}

export function inputOf(article: api.Article): api.ArticleInput {
  const { title, body, section, locale, internal, audience, validUntil } = article;
  return { title, body, section, locale, internal, audience, validUntil };
}
