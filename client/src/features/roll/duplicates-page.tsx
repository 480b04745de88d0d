import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  DuplicatePair,
  MergeEntries,
  MergeView,
  RollEntryView,
  TellApart,
} from '@contract/roll/roll.contract';
import { listName } from '@domain/names';
import { useCan } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { EmptyState, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useRollMessages } from './messages';
import { PairQueue, type Pair, type Side } from './pairs/pair-queue';
import { usePages, type Pages } from './pairs/use-pages';
import { duplicatesQuery, mergesQuery, PAIRS_AT_ONCE, rollPath } from './queries';
import './roll.css';
import { keepRows } from './wizard/kept-rows';

/** Two of the roll who may be one person, one pair at a time; and every merge, to be taken apart again. */
export function DuplicatesPage() {
  const t = useRollMessages();
  const electionId = useElectionId();
  const pairs = usePages((offset) => duplicatesQuery(electionId, offset), PAIRS_AT_ONCE);
  const merges = useQuery(mergesQuery(electionId));
  const canMerge = useCan(electionId)('roll.edit');
  useLive(`roll:${electionId}`, [
    ['roll', electionId, 'duplicates'],
    ['roll', electionId, 'merges'],
  ]);
  return (
    <Page
      title={t('roll.duplicates.title')}
      actions={
        <Link to="/elections/$election/roll" params={{ election: electionId }} className={buttonClass()}>
          {t('roll.entry.back')}
        </Link>
      }
    >
      <p className="measure soft">{t('roll.duplicates.explain')}</p>
      <QueryView query={pairs.query}>
        {({ items }) => <Pairs electionId={electionId} items={items} pages={pairs} canMerge={canMerge} />}
      </QueryView>
      <QueryView query={merges}>
        {({ items }) =>
          items.length === 0 ? null : <Merges electionId={electionId} merges={items} canMerge={canMerge} />
        }
      </QueryView>
    </Page>
  );
}

const pairId = ({ keep, other }: DuplicatePair) => `${keep.id} ${other.id}`;

function Pairs({
  electionId,
  items,
  pages,
  canMerge,
}: {
  electionId: string;
  items: readonly DuplicatePair[];
  pages: Pick<Pages<unknown>, 'beyond' | 'more'>;
  canMerge: boolean;
}) {
  const t = useRollMessages();
  const client = useQueryClient();
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, 'same' | 'apart'>>(new Map());
  // What was decided stays in the queue, so that it can be looked back at.
  const [kept, setKept] = useState({ items, rows: items });
  if (kept.items !== items) {
    setKept({ items, rows: keepRows(kept.rows, items, pairId, (pair) => verdicts.has(pairId(pair))) });
  }
  const refresh = () => client.invalidateQueries({ queryKey: ['roll', electionId] });
  const merging = useMutation({
    mutationFn: (body: Wire<MergeEntries>) => api.post<MergeView>(`${rollPath(electionId)}/merges`, body),
    onSettled: refresh,
  });
  const telling = useMutation({
    mutationFn: (body: Wire<TellApart>) => api.post(`${rollPath(electionId)}/duplicates/apart`, body),
    onSettled: refresh,
  });
  const decide = (id: string, verdict: 'same' | 'apart' | null) =>
    setVerdicts((before) => {
      const after = new Map(before);
      if (verdict === null) after.delete(id);
      else after.set(id, verdict);
      return after;
    });
  const answer = ({ id }: Pair, verdict: 'same' | 'apart') => {
    const found = kept.rows.find((each) => pairId(each) === id);
    if (found === undefined || verdicts.has(id)) return;
    decide(id, verdict);
    const back = { onError: () => decide(id, null) };
    const { keep, other } = found;
    if (verdict === 'same') merging.mutate({ id: mintId(), keep: keep.id, merge: other.id }, back);
    else telling.mutate({ one: keep.id, other: other.id }, back);
  };
  const problem = merging.error ?? telling.error;
  if (kept.rows.length === 0) return <EmptyState title={t('roll.duplicates.none')} />;
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={toProblem(problem)} />}
      <PairQueue
        pairs={kept.rows.map((pair): Pair => ({
          id: pairId(pair),
          left: sideOf(pair.keep, t('roll.duplicates.keeps')),
          right: sideOf(pair.other, t('roll.duplicates.other')),
          score: pair.score,
          reasons: pair.reasons,
          verdict: verdicts.get(pairId(pair)) ?? null,
          obstacle: !canMerge
            ? t('roll.duplicates.not-yours')
            : pair.isSealed
              ? t('roll.duplicates.sealed')
              : null,
        }))}
        beyond={pages.beyond}
        onNearEnd={pages.more}
        mergeLabel={t('roll.duplicates.merge')}
        apartLabel={t('roll.duplicates.apart')}
        onMerge={(pair) => answer(pair, 'same')}
        onApart={(pair) => answer(pair, 'apart')}
      />
    </div>
  );
}

function sideOf(entry: RollEntryView, title: string): Side {
  return { title, values: entry };
}

function Merges({
  electionId,
  merges,
  canMerge,
}: {
  electionId: string;
  merges: readonly MergeView[];
  canMerge: boolean;
}) {
  const t = useRollMessages();
  const format = useFormat();
  const client = useQueryClient();
  const parting = useMutation({
    mutationFn: (id: string) => api.post<MergeView>(`${rollPath(electionId)}/merges/${id}/undo`),
    onSettled: () => client.invalidateQueries({ queryKey: ['roll', electionId] }),
  });
  return (
    <div className="stack">
      {parting.error && <ProblemNotice problem={toProblem(parting.error)} />}
      <Table
        caption={t('roll.merges')}
        columns={[
          {
            id: 'merged',
            header: t('roll.merges.merged'),
            isRowHeader: true,
            cell: ({ merged }) => <EntryLink electionId={electionId} entry={merged} />,
          },
          {
            id: 'keep',
            header: t('roll.merges.into'),
            cell: ({ keep }) => <EntryLink electionId={electionId} entry={keep} />,
          },
          { id: 'at', header: t('roll.merges.at'), cell: ({ at }) => format.dateTime(at) },
          { id: 'by', header: t('roll.merges.by'), cell: ({ by }) => <bdi>{by}</bdi> },
          {
            id: 'undo',
            header: t('roll.merges.undo'),
            cell: ({ id, merged, undoneAt }) =>
              undoneAt !== null ? (
                <StatusWord tone="plain">{t('roll.merges.undone', { at: format.date(undoneAt) })}</StatusWord>
              ) : canMerge ? (
                <Button
                  isBusy={parting.isPending && parting.variables === id}
                  aria-label={t('roll.merges.undo-of', { name: listName(merged) })}
                  onClick={() => parting.mutate(id)}
                >
                  {t('roll.merges.undo')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
        rows={merges}
        rowKey={({ id }) => id}
      />
    </div>
  );
}

function EntryLink({ electionId, entry }: { electionId: string; entry: RollEntryView }) {
  return (
    <Link to="/elections/$election/roll/$entry" params={{ election: electionId, entry: entry.id }}>
      <bdi>{listName(entry)}</bdi>
    </Link>
  );
}
