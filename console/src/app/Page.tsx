import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Beside the title: search, filters. */
  tools?: ReactNode;
  /** At the end: the page's main action. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with a header and one scrolling column. */
export function Page({ title, tools, actions, children }: Props) {
  return (
    <main className="page">
      <header className="page-header">
        <h1>{title}</h1>
        {tools}
        <div className="page-actions">{actions}</div>
      </header>
      <div className="page-body">{children}</div>
    </main>
  );
}
