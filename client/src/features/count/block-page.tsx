import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { BlockView, SlotView } from '@contract/official/count/count.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan, useElection } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useMembership } from '../../api/session';
import { useFormat } from '../../i18n/provider';
import { useElectionId, usePathParameter } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { BallotDockets } from './ballot-dockets';
import { BlockAnswers } from './block-answers';
import { toneOfBlock, toneOfSlot } from './block-words';
import { Corrections } from './corrections';
import { useCountLive } from './count-table';
import { EntryForm } from './entry-form';
import { useCountMessages } from './messages';
import { blockQuery } from './queries';
import { SealedFigures } from './sealed-figures';
import { SheetScanner } from './sheet-scanner';
import { useReveals } from './use-reveals';
import './count.css';

/** One block: who enters it, the form, and nothing of what anybody else has entered. */
export function BlockPage() {
  const t = useCountMessages();
  const electionId = useElectionId();
  const blockId = usePathParameter('block');
  const election = useElection(electionId);
  const query = useQuery(blockQuery(electionId, blockId));
  useCountLive(electionId);
  const can = useCan(electionId);
  const position = query.data?.position;
  const isInHand = query.data?.slots.some(({ isMine, state }) => isMine && state === 'seated') === true;
  return (
    <Page
      title={position === undefined ? t('count.table.title') : t('count.block.title', { position })}
      actions={
        <Link to="/count/$election/table" params={{ election: electionId }}>
          {t('count.block.back')}
        </Link>
      }
    >
      {can('count.enter') && (
        <SheetScanner electionId={electionId} inHand={isInHand ? (query.data ?? null) : null} />
      )}
      <QueryView query={query}>
        {(block) => election.data && <Block election={election.data} block={block} />}
      </QueryView>
    </Page>
  );
}

function Block({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const can = useCan(election.id);
  const blocks = useMemo(() => [block], [block]);
  const { problem, held } = useReveals(election.id, blocks);
  const isOpen = election.phase === 'counting' || election.phase === 'objections';
  return (
    <>
      <div className="cluster">
        <StatusWord tone={toneOfBlock(block.state)}>{t(`count.state.${block.state}`)}</StatusWord>
        <span>{t('count.block.ballots', { ballots: block.ballots })}</span>
        <span className="soft">{t('count.block.round', { round: block.round })}</span>
        <span className="soft">
          <bdi className="code">{t('count.block.code', { code: block.id })}</bdi>
        </span>
      </div>
      {block.state !== 'sealed' && <Slots election={election} block={block} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      <Situation election={election} block={block} />
      {isOpen && block.state !== 'sealed' && can('count.enter') && (
        <MyPart election={election} block={block} isHeldHere={held?.has(block.id) ?? null} />
      )}
      <SealedFigures election={election} block={block} />
      <BlockAnswers election={election} block={block} />
      <BallotDockets election={election} block={block} />
      {isOpen && (
        <Corrections key={`${block.id}/${String(block.round)}`} electionId={election.id} block={block} />
      )}
    </>
  );
}

function Slots({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const isAgent = useMembership(election.id)?.role === 'agent';
  return (
    <ul className="slots" aria-label={t('count.table.legend')}>
      {block.slots
        .filter(({ slot, state }) => slot !== 'C' || state !== 'none')
        .map((slot) => (
          <li key={slot.slot} className="slot">
            <span className="slot-name">
              {t('count.slot', { slot: slot.slot })}
              {slot.isMine && ` (${t('count.slot.mine')})`}
            </span>
            <StatusWord tone={toneOfSlot(slot.state)}>{t(`count.slot.${slot.state}`)}</StatusWord>
            {isAgent && !slot.isMine && slot.state === 'seated' && (
              <Release
                electionId={election.id}
                block={block}
                slot={slot}
                label={t('count.seat.release.of', { slot: slot.slot })}
              />
            )}
          </li>
        ))}
    </ul>
  );
}

function Release({
  electionId,
  block,
  slot,
  label,
}: {
  electionId: string;
  block: BlockView;
  slot: SlotView;
  label: string;
}) {
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () =>
      api.post(`/api/elections/${electionId}/blocks/${block.id}/seat/release`, { slot: slot.slot }),
    onSettled: () => client.invalidateQueries({ queryKey: ['count', electionId] }),
  });
  return (
    <>
      {release.error && <ProblemNotice problem={toProblem(release.error)} />}
      <Button kind="quiet" isBusy={release.isPending} onClick={() => release.mutate()}>
        {label}
      </Button>
    </>
  );
}

function Situation({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const format = useFormat();
  if (block.state === 'third') {
    const names = block.differing.map((field) =>
      field === 'void' || field === 'challenged'
        ? t(`count.differs.${field}`)
        : (election.choices.find(({ id }) => id === field)?.label ?? field),
    );
    return (
      <Notice tone="warn" title={t('count.differs.title', { fields: format.list(names) })}>
        <p>{t('count.differs.detail')}</p>
      </Notice>
    );
  }
  if (block.state === 'held') {
    const dockets = block.dockets.filter(({ state }) => state === 'open').length;
    return (
      <Notice tone="warn" title={t('count.held.title')}>
        <p>{t('count.held.detail', { dockets })}</p>
      </Notice>
    );
  }
  if (block.state === 'again') {
    return (
      <Notice tone="info" title={t('count.again.title')}>
        <p>{t('count.again.detail')}</p>
        <p>{t('count.again.sheet', { issue: block.round })}</p>
      </Notice>
    );
  }
  return null;
}

function MyPart({
  election,
  block,
  isHeldHere,
}: {
  election: ElectionView;
  block: BlockView;
  isHeldHere: boolean | null;
}) {
  const t = useCountMessages();
  const mine = block.slots.find(({ isMine }) => isMine);
  if (mine === undefined) return <TakeSeat electionId={election.id} block={block} />;
  if (mine.state === 'seated') {
    return (
      <>
        <EntryForm
          key={`${mine.slot}/${String(block.round)}`}
          election={election}
          block={block}
          slot={mine.slot}
        />
        <div>
          <Release electionId={election.id} block={block} slot={mine} label={t('count.seat.release')} />
        </div>
      </>
    );
  }
  if (mine.state === 'revealed') {
    return (
      <Notice tone="good" title={t('count.entry.handed')}>
        <p>{t('count.entry.handed.detail')}</p>
      </Notice>
    );
  }
  if (isHeldHere === false) {
    return (
      <Notice tone="stop" title={t('count.entry.lost')}>
        <p>{t('count.entry.lost.detail')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={t('count.entry.waiting')}>
      <p>{t('count.entry.waiting.detail')}</p>
    </Notice>
  );
}

function TakeSeat({ electionId, block }: { electionId: string; block: BlockView }) {
  const t = useCountMessages();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api.post<BlockView>(`/api/elections/${electionId}/blocks/${block.id}/seat`),
    onSettled: () => client.invalidateQueries({ queryKey: ['count', electionId] }),
  });
  const isThird = block.state === 'third';
  const isFree = block.slots.some(({ state }) => state === 'free');
  if (!isFree) return <Notice tone="info" title={t('count.seat.taken')} />;
  return (
    <div className="stack">
      {isThird && <p>{t('count.seat.third.detail')}</p>}
      {take.error && <ProblemNotice problem={toProblem(take.error)} />}
      <div>
        <Button kind="primary" isLarge isBusy={take.isPending} onClick={() => take.mutate()}>
          {t(isThird ? 'count.seat.third' : 'count.seat.take')}
        </Button>
      </div>
    </div>
  );
}
