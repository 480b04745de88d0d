import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { ListLink } from '@contract/campaign/lists/lists.contract';
import type { ImportView } from '@contract/roll/imports.contract';
import { toProblem } from '../../api/problem';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { ProblemNotice } from '../../ui/notice';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { RowPager } from '../roll/wizard/row-pager';
import { useRowPlace } from '../roll/wizard/sheet-name';
import { useRollWords } from '../roll/words/messages';
import { LinkCandidates } from './link-candidates';
import { useUnionListMessages } from './messages';
import { linksQuery, VERDICTS, type Verdict } from './queries';
import { useDecideLink, type LinkDecision } from './use-decide-link';

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
  const heading = useRef<HTMLHeadingElement>(null);
  // The row is gone from this tab once it is decided about: reading goes on from the heading.
  const deciding = useDecideLink(view, () => heading.current?.focus());
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t('union.links')}
      </h2>
      <p className="measure soft">{t('union.links.explain')}</p>
      {deciding.error && <ProblemNotice problem={toProblem(deciding.error)} />}
      <QueryView query={query}>
        {(links) => (
          <div className="stack">
            <div className="list-tabs" role="group" aria-labelledby={id}>
              {VERDICTS.filter((each) => !SOMETIMES.has(each) || links[each] > 0 || each === shown).map(
                (each) => (
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
                ),
              )}
            </div>
            {links.items.length === 0 ? (
              <p className="soft">{t('union.links.none')}</p>
            ) : (
              <>
                <Rows view={view} shown={shown} rows={links.items} deciding={deciding} />
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

/** Not worth a tab while nobody is there. */
const SOMETIMES: ReadonlySet<Verdict> = new Set(['decided', 'known']);
const HEADER = {
  clear: 'union.links.who',
  likely: 'union.links.maybe',
  decided: 'union.links.decision',
} as const;

function Rows({
  view,
  shown,
  rows,
  deciding,
}: {
  view: ImportView;
  shown: Verdict;
  rows: readonly ListLink[];
  deciding: LinkDecision;
}) {
  const t = useUnionListMessages();
  const words = useRollWords();
  const rowPlace = useRowPlace(view);
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
        ...(shown === 'added' || shown === 'known'
          ? []
          : [
              {
                id: 'who',
                header: t(HEADER[shown]),
                cell: (row: ListLink) => (
                  <LinkCandidates row={row} deciding={view.state === 'review' ? deciding : null} />
                ),
              },
            ]),
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
