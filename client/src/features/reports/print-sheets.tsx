import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PrintColumn, PrintList, PrintRow } from '@contract/reports/exports/exports.contract';
import { useElection } from '../../api/election';
import { useSession } from '../../api/session';
import { useFormat } from '../../i18n/provider';
import { useReportsMessages } from './messages';
import './reports.css';

/** As many rows as fit a sheet of Letter or A4 in letters that can be read while walking. */
const ROWS_A_SHEET = 22;

interface Sheet {
  readonly section: PrintRow['section'];
  readonly rows: readonly PrintRow[];
}

/** People subject to challenge begin on a sheet of their own. */
function sheetsOf(items: readonly PrintRow[]): Sheet[] {
  return (['regular', 'challenge'] as const).flatMap((section) => {
    const those = items.filter((row) => row.section === section);
    return Array.from({ length: Math.ceil(those.length / ROWS_A_SHEET) }, (_, sheet) => ({
      section,
      rows: those.slice(sheet * ROWS_A_SHEET, (sheet + 1) * ROWS_A_SHEET),
    }));
  });
}

/** The sheets stand beside the page, shown on paper alone, and the printer's dialog opens over them. */
export function PrintSheets({ electionId, list }: { electionId: string; list: PrintList }) {
  const t = useReportsMessages();
  const format = useFormat();
  const { session } = useSession();
  const election = useElection(electionId).data;
  const [at] = useState(() => new Date());
  const sheets = sheetsOf(list.items);
  const isReady = election !== undefined;
  useEffect(() => {
    if (!isReady) return undefined;
    document.body.classList.add('prints-list');
    window.print();
    return () => document.body.classList.remove('prints-list');
  }, [isReady]);
  if (election === undefined) return null;
  return createPortal(
    <div className="print-list">
      {sheets.map(({ section, rows }, sheet) => (
        <section key={sheet} className="print-sheet">
          <header>
            <strong>{t('reports.sheet.title', { employer: election.employer })}</strong>
            <span>{election.caseNumber}</span>
            {section === 'challenge' && <strong>{t('reports.sheet.challenge')}</strong>}
          </header>
          <SheetTable columns={list.columns} rows={rows} />
          <footer>
            <p>
              {t('reports.sheet.foot', {
                by: session?.account.name ?? '',
                at: format.dateTime(at),
                count: list.items.length,
                sheet: sheet + 1,
                sheets: sheets.length,
              })}
            </p>
            <p>{t('reports.use')}</p>
          </footer>
        </section>
      ))}
    </div>,
    document.body,
  );
}

function SheetTable({ columns, rows }: { columns: readonly PrintColumn[]; rows: readonly PrintRow[] }) {
  const t = useReportsMessages();
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`reports.sheet.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells }, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={columns[column] ?? column} className={`print-${columns[column] ?? ''}`}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
