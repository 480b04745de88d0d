import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  MergePeople,
  PairPerson,
  PersonMergeView,
  PersonPair,
  TellPeopleApart,
} from '@contract/campaign/merges/merges.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useElectionId } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { campaignKey, campaignPath } from '../contacts/queries';
import { PairQueue, type Pair } from '../roll/pairs/pair-queue';
import { usePages, type Pages } from '../roll/pairs/use-pages';
import { keepRows } from '../roll/wizard/kept-rows';
import '../roll/wizard/wizard.css';
import { Merges } from './merges';
import { useUnionListMessages } from './messages';
import { PAIRS_AT_ONCE, pairsQuery } from './queries';

/** Who of the union's own is who, one pair at a time; and every link, to be taken apart again. */
export function PairsPage() {
  const t = useUnionListMessages();
  const electionId = useElectionId();
  const pairs = usePages((offset) => pairsQuery(electionId, offset), PAIRS_AT_ONCE);
  useLive(`campaign:${electionId}`, [
    [...campaignKey(electionId), 'pairs'],
    [...campaignKey(electionId), 'merges'],
  ]);
  return (
    <Page
      title={t('union.pairs.title')}
      actions={
        <Link to="/campaign/$election/lists" params={{ election: electionId }} className={buttonClass()}>
          {t('union.pairs.back')}
        </Link>
      }
    >
      <p className="measure soft">{t('union.pairs.explain')}</p>
      <QueryView query={pairs.query}>
        {({ items }) => <Pairs electionId={electionId} items={items} pages={pairs} />}
      </QueryView>
      <Merges electionId={electionId} />
    </Page>
  );
}

const pairId = ({ keep, other }: PersonPair) => `${keep.id} ${other.id}`;

function Pairs({
  electionId,
  items,
  pages,
}: {
  electionId: string;
  items: readonly PersonPair[];
  pages: Pick<Pages<unknown>, 'beyond' | 'more'>;
}) {
  const t = useUnionListMessages();
  const client = useQueryClient();
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, 'same' | 'apart'>>(new Map());
  // What was decided stays in the queue, so that it can be looked back at.
  const [kept, setKept] = useState({ items, rows: items });
  if (kept.items !== items) {
    setKept({ items, rows: keepRows(kept.rows, items, pairId, (pair) => verdicts.has(pairId(pair))) });
  }
  const refresh = () => client.invalidateQueries({ queryKey: campaignKey(electionId) });
  const merging = useMutation({
    mutationFn: (body: Wire<MergePeople>) =>
      api.post<PersonMergeView>(`${campaignPath(electionId)}/merges`, body),
    onSettled: refresh,
  });
  const telling = useMutation({
    mutationFn: (body: Wire<TellPeopleApart>) => api.post(`${campaignPath(electionId)}/pairs/apart`, body),
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
  const sideOf = (values: PairPerson) => ({ title: t(`union.pairs.${values.standing}`), values });
  if (kept.rows.length === 0) return <EmptyState title={t('union.pairs.none')} />;
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={toProblem(problem)} />}
      <PairQueue
        pairs={kept.rows.map((pair): Pair => ({
          id: pairId(pair),
          left: sideOf(pair.keep),
          right: sideOf(pair.other),
          score: pair.score,
          reasons: pair.reasons,
          verdict: verdicts.get(pairId(pair)) ?? null,
          obstacle: null,
        }))}
        beyond={pages.beyond}
        onNearEnd={pages.more}
        mergeLabel={t('union.pairs.merge')}
        apartLabel={t('union.pairs.apart')}
        onMerge={(pair) => answer(pair, 'same')}
        onApart={(pair) => answer(pair, 'apart')}
      />
    </div>
  );
}
