import type { ReactNode } from 'react';

export interface Column<Row> {
  title: string;
  /** The title is for screen readers only. */
  untitled?: boolean;
  numeric?: boolean;
  /** In the second colour of text. */
  quiet?: boolean;
  render(row: Row): ReactNode;
}

interface Props<Row> {
  /** The first column takes the room that is left. */
  lead?: boolean;
  rows: readonly Row[];
  /** Undefined ones are left out. */
  columns: readonly (Column<Row> | undefined)[];
  keyOf(row: Row): string | number;
}

/** Rows under titles, scrolled sideways where the screen is narrow. */
export function Table<Row>({ lead = false, rows, columns, keyOf }: Props<Row>) {
  const shown = columns.filter((column) => column !== undefined);
  return (
    <div className="table-scroll">
      <table className={lead ? 'table table-lead' : 'table'}>
        <thead>
          <tr>
            {shown.map(({ title, untitled, numeric }) => (
              <th key={title} scope="col" className={numeric ? 'numeric' : undefined}>
                {untitled ? <span className="visually-hidden">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {shown.map(({ title, numeric, quiet, render }) => (
                <td key={title} className={classes(numeric, quiet)}>
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classes(numeric = false, quiet = false): string | undefined {
  if (numeric) return quiet ? 'numeric tone-second' : 'numeric';
  return quiet ? 'tone-second' : undefined;
}

/** What opens a row. */
export function RowLink({ name, onOpen }: { name: string; onOpen(): void }) {
  return (
    <button type="button" className="row-link" onClick={onOpen}>
      <bdi>{name}</bdi>
    </button>
  );
}
