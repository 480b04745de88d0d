import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ListLink } from '@contract/campaign/lists/lists.contract';
import type { ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { RowPager } from '../roll/wizard/row-pager';
import { useRowPlace } from '../roll/wizard/sheet-name';
import { useRollWords } from '../roll/words/messages';
import { useUnionListMessages } from './messages';
import { linksQuery, VERDICTS, type Verdict } from './queries';

/** Whom the people of a list are: clearly somebody, likely somebody, or on no list but this one. */
export function Links({ view }: { view: ImportView }) {
  const t = useUnionListMessages();
  const format = useFormat();
  const electionId = useElectionId();
  const id = useId();
  const [chosen, choose] = useState<Verdict | null>(null);
  const [from, setFrom] = useState(0);
  const counts = useQuery(linksQuery(electionId, view, chosen ?? 'likely', from));
  const shown = chosen ?? (counts.data?.likely === 0 ? 'clear' : 'likely');
  const query = useQuery(linksQuery(electionId, view, shown, from));
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('union.links')}</h2>
      <p className="measure soft">{t('union.links.explain')}</p>
      <QueryView query={query}>
        {(links) => (
          <div className="stack">
            <div className="list-tabs" role="group" aria-labelledby={id}>
              {VERDICTS.filter((each) => each !== 'known' || links.known > 0).map((each) => (
                <button
                  key={each}
                  type="button"
                  className="list-tab"
                  aria-pressed={each === shown}
                  onClick={() => {
                    choose(each);
                    setFrom(0);
                  }}
                >
                  <span className="list-tab-count number">{format.number(links[each])}</span>
                  <span>{t(`union.links.${each}`)}</span>
                </button>
              ))}
            </div>
            {links.items.length === 0 ? (
              <p className="soft">{t('union.links.none')}</p>
            ) : (
              <>
                <Rows view={view} shown={shown} rows={links.items} />
                <RowPager
                  from={from}
                  shown={links.items.length}
                  total={links.total}
                  onFrom={(next) => setFrom(next ?? 0)}
                />
              </>
            )}
          </div>
        )}
      </QueryView>
    </section>
  );
}

function Rows({ view, shown, rows }: { view: ImportView; shown: Verdict; rows: readonly ListLink[] }) {
  const t = useUnionListMessages();
  const words = useRollWords();
  const rowPlace = useRowPlace(view);
  const hasCandidates = shown === 'clear' || shown === 'likely';
  return (
    <Table
      caption={t(`union.links.${shown}`)}
      isCaptionHidden
      columns={[
        {
          id: 'name',
          header: words('roll.field.name'),
          isRowHeader: true,
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        ...(hasCandidates
          ? [
              {
                id: 'who',
                header: t(shown === 'clear' ? 'union.links.who' : 'union.links.maybe'),
                cell: ({ candidates }: ListLink) => <Candidates candidates={candidates} />,
              },
            ]
          : []),
        { id: 'department', header: words('roll.field.department'), cell: ({ department }) => department },
        { id: 'shift', header: words('roll.field.shift'), cell: ({ shift }) => shift },
        {
          id: 'row',
          header: t('union.links.row'),
          cell: ({ sheet, row }) => <span className="number">{rowPlace(sheet, row)}</span>,
        },
      ]}
      rows={rows}
      rowKey={({ sheet, row }) => `${String(sheet)}/${String(row)}`}
    />
  );
}

function Candidates({ candidates }: Pick<ListLink, 'candidates'>) {
  const t = useUnionListMessages();
  const words = useRollWords();
  const format = useFormat();
  return (
    <ul className="list-names">
      {candidates.map(({ personId, name, employeeNumber, department, shift, score, reasons }) => (
        <li key={personId}>
          <bdi>
            {t('union.links.candidate', {
              name,
              place: [employeeNumber, department, shift].filter((each) => each !== '').join(' · '),
              score: format.number(score),
              reasons: format.list(reasons.map((reason) => words(`roll.likeness.${reason}`))),
            })}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
