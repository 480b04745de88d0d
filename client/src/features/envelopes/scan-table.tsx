import type { ScanView } from '@contract/official/envelopes/envelopes.contract';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { Table, type Column } from '../../ui/table';
import { decisionsFor, type Decision } from './decisions';
import { useEnvelopesMessages } from './messages';
import { toneOf } from './scan-words';

/** Scans as a table; `onReverse` takes one back, `onDecide` is the agent's word on an exception. */
export function ScanTable({
  caption,
  scans,
  onReverse,
  onDecide,
}: {
  caption: string;
  scans: readonly ScanView[];
  onReverse?: (scan: ScanView) => void;
  onDecide?: (scan: ScanView, decision: Decision) => void;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const columns: Column<ScanView>[] = [
    {
      id: 'key',
      header: t('envelopes.desk.column.key'),
      isRowHeader: true,
      cell: (scan) => <bdi className={scan.isReversed ? 'code struck' : 'code'}>{scan.key}</bdi>,
    },
    {
      id: 'result',
      header: t('envelopes.desk.column.result'),
      cell: (scan) => (
        <div className="stack-tight">
          {scan.isReversed ? (
            <StatusWord tone="plain">{t('envelopes.desk.reversed')}</StatusWord>
          ) : (
            <StatusWord tone={toneOf(scan.result)}>{t(`envelopes.desk.${scan.result}`)}</StatusWord>
          )}
          {scan.heldSince !== null && (
            <span className="small soft">
              {t('envelopes.desk.held-since', { time: format.time(scan.heldSince) })}
            </span>
          )}
        </div>
      ),
    },
    {
      id: 'receipt',
      header: t('envelopes.desk.column.receipt'),
      align: 'end',
      cell: (scan) => (scan.receipt === null ? '–' : format.number(scan.receipt)),
    },
    { id: 'time', header: t('envelopes.desk.column.time'), cell: (scan) => format.time(scan.at) },
  ];
  if (onReverse !== undefined) {
    columns.push({
      id: 'action',
      header: t('envelopes.desk.column.action'),
      cell: (scan) =>
        scan.canReverse && (
          <Button
            kind="quiet"
            aria-label={t('envelopes.desk.reverse.of', { key: scan.key })}
            onClick={() => onReverse(scan)}
          >
            {t('envelopes.desk.reverse')}
          </Button>
        ),
    });
  }
  if (onReverse === undefined) {
    columns.push({
      id: 'decision',
      header: t('envelopes.decision.column'),
      cell: (scan) => {
        if (scan.decision !== null) {
          return (
            <StatusWord tone="plain">{t(`envelopes.decision.done.${scan.decision.decision}`)}</StatusWord>
          );
        }
        if (onDecide === undefined)
          return <StatusWord tone="warn">{t('envelopes.decision.waits')}</StatusWord>;
        return (
          <div className="cluster">
            {decisionsFor(scan.result).map((decision) => (
              <Button
                key={decision}
                kind="quiet"
                aria-label={t(`envelopes.decision.${decision}.of`, { key: scan.key })}
                onClick={() => onDecide(scan, decision)}
              >
                {t(`envelopes.decision.${decision}`)}
              </Button>
            ))}
          </div>
        );
      },
    });
  }
  return <Table caption={caption} isCaptionHidden columns={columns} rows={scans} rowKey={({ id }) => id} />;
}
