import { useId, type ReactNode } from 'react';
import { useCoreMessages } from './core/messages';

/**
 * Around every chart: its title, the sentence that says the same in words (read in its place by a screen reader)
 * and the same data as a table.
 */
export function ChartFrame({
  title,
  isTitleHidden = false,
  sentence,
  isSentenceHidden = false,
  table,
  children,
}: {
  title: string;
  isTitleHidden?: boolean;
  sentence: string;
  isSentenceHidden?: boolean;
  /** Heads and rows of the table; its first column names the row. */
  table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };
  children: ReactNode;
}) {
  const t = useCoreMessages();
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`} className={isTitleHidden ? 'visually-hidden' : 'chart-title'}>
        {title}
      </figcaption>
      <div role="img" aria-label={sentence}>
        {children}
      </div>
      {!isSentenceHidden && (
        <p className="small soft" aria-hidden="true">
          {sentence}
        </p>
      )}
      <details className="disclosure no-print">
        <summary className="small">{t('ui.show-as-table')}</summary>
        <div className="table-region" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                {table.heads.map((head, column) => (
                  <th key={head} scope="col" className={column === 0 ? undefined : 'align-end'}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([name, ...cells], row) => (
                <tr key={`${name ?? ''} ${String(row)}`}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    <td key={column} className="align-end">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
