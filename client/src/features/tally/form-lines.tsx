import type { TallyFormView } from '@contract/official/tally/tally.contract';
import { useFormat } from '../../i18n/provider';
import { Notice } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useTallyMessages } from './messages';

interface Line {
  readonly number: string;
  readonly words: string;
  readonly value: number | null;
}

/** Form NLRB-760, line by line. Lines 10 and 11 are said only of a complete count. */
export function FormLines({
  title,
  form,
  isFinal,
}: {
  title: string;
  form: TallyFormView;
  isFinal: boolean;
}) {
  const t = useTallyMessages();
  const format = useFormat();
  const votesFor = form.votes.filter(({ kind }) => kind === 'for');
  const against = form.votes.filter(({ kind }) => kind !== 'for').reduce((sum, { votes }) => sum + votes, 0);
  const line = (number: string, words: string, value: number | null = null): Line => ({
    number,
    words,
    value,
  });
  const lines: Line[] = [
    line('1', t('tally.line.eligible'), form.eligible),
    line('2', t('tally.line.void'), form.void),
    ...votesFor.map(({ label, votes }, index) =>
      line(String(3 + index), t('tally.line.for', { choice: label }), votes),
    ),
    line('6', t('tally.line.against'), against),
    line('7', t('tally.line.valid'), form.valid),
    line('8', t('tally.line.challenged'), form.challenged),
    line('9', t('tally.line.valid-plus-challenged'), form.validPlusChallenged),
  ];
  if (isFinal) {
    lines.push(
      line('10', t(form.challengesAreSufficient ? 'tally.line.sufficient' : 'tally.line.not-sufficient')),
    );
    const winner = form.votes.find(({ choice }) => choice === form.majority);
    lines.push(
      line(
        '11',
        winner === undefined
          ? t('tally.line.no-majority')
          : winner.kind === 'for'
            ? t('tally.line.majority', { choice: winner.label })
            : t('tally.line.majority-against'),
      ),
    );
  }
  return (
    <div className="stack">
      <h2>{title}</h2>
      <Table
        caption={title}
        isCaptionHidden
        rows={lines}
        rowKey={({ number }) => number}
        columns={[
          { id: 'line', header: t('tally.line'), className: 'tally-line', cell: ({ number }) => number },
          { id: 'what', header: t('tally.what'), isRowHeader: true, cell: ({ words }) => words },
          {
            id: 'number',
            header: t('tally.number'),
            align: 'end',
            cell: ({ value }) =>
              value !== null && <span className="tally-number">{format.number(value)}</span>,
          },
        ]}
      />
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
