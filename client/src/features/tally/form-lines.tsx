import type { DocumentLineView } from '@contract/official/tally/tally-document.contract';
import type { TallyFormView } from '@contract/official/tally/tally.contract';
import { formLines, formSentences } from '@domain/tally-lines';
import { useFormat } from '../../i18n/provider';
import { Notice } from '../../ui/notice';
import { Table, type Column } from '../../ui/table';
import { useTallyMessages } from './messages';

type Line = Pick<DocumentLineView, 'number' | 'code' | 'label' | 'original' | 'counted' | 'final'>;

/**
 * Form NLRB-760, line by line, as it is printed; with `lines` of a revision, form NLRB-4168. Lines 10 and 11 are said
 * only of a complete count.
 */
export function FormLines({
  title,
  form,
  isFinal,
  lines = formLines(form).map(({ value, ...line }) => ({
    ...line,
    original: null,
    counted: null,
    final: value,
  })),
  isRevised = false,
}: {
  title: string;
  form: TallyFormView;
  isFinal: boolean;
  lines?: readonly Line[];
  isRevised?: boolean;
}) {
  const t = useTallyMessages();
  const format = useFormat();
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  const columns: Column<Line>[] = [
    { id: 'line', header: t('tally.line'), className: 'tally-line', cell: (line) => line.number },
    {
      id: 'what',
      header: t('tally.what'),
      isRowHeader: true,
      cell: ({ code, label }) => t(`tally.line.${code}`, { choice: label ?? '' }),
    },
    ...(isRevised
      ? [
          {
            id: 'original',
            header: t('tally.original'),
            align: 'end' as const,
            cell: ({ original }: Line) => number(original),
          },
          {
            id: 'counted',
            header: t('tally.counted'),
            align: 'end' as const,
            cell: ({ counted }: Line) => number(counted),
          },
        ]
      : []),
    {
      id: 'number',
      header: t(isRevised ? 'tally.final' : 'tally.number'),
      align: 'end',
      cell: ({ final }) => <span className="tally-number">{format.number(final)}</span>,
    },
  ];
  return (
    <div className="stack">
      <h2>{title}</h2>
      <Table
        caption={title}
        isCaptionHidden
        rows={lines}
        rowKey={({ number: item, code, label }) => `${item} ${code} ${label ?? ''}`}
        columns={columns}
      />
      {isRevised && <p className="soft measure">{t('tally.difference')}</p>}
      {isFinal &&
        formSentences(form).map(({ number: item, code, label }) => (
          <p key={item} className="measure">
            {item}. {t(`tally.line.${code}`, { choice: label ?? '' })}
          </p>
        ))}
      {isFinal &&
        form.warnings.map(
          (warning) =>
            isWarning(warning) && <Notice key={warning} tone="warn" title={t(`tally.warning.${warning}`)} />,
        )}
    </div>
  );
}

const WARNINGS = [
  'more-ballots-than-eligible',
  'needs-ruling-102.70d',
  'one-ballot-disclosed',
  'same-mark-disclosed',
] as const;

function isWarning(text: string): text is (typeof WARNINGS)[number] {
  return (WARNINGS as readonly string[]).includes(text);
}
