import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BlockView } from '@contract/official/count/count.contract';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useMembership } from '../../api/session';
import { useElectionId } from '../../shells/route-state';
import { buttonClass } from '../../ui/button';
import { Figure, Figures } from '../../ui/figure';
import { EmptyState, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { isObjectedTo, isUnanswered, toneOfBlock } from './block-words';
import { useCountMessages } from './messages';
import { blocksQuery } from './queries';
import { SheetScanner } from './sheet-scanner';
import { useReveals } from './use-reveals';
import './count.css';

/** All blocks on the table and how far each is; no number before its seal. */
export function CountTable() {
  const t = useCountMessages();
  const electionId = useElectionId();
  const query = useQuery(blocksQuery(electionId));
  const can = useCan(electionId);
  useCountLive(electionId);
  return (
    <Page
      title={t('count.table.title')}
      actions={
        can('count.enter') && (
          <Link
            className={buttonClass()}
            to="/count/$election/labels"
            params={{ election: electionId }}
            search={{ kind: 'block' }}
          >
            {t('count.sheet.print')}
          </Link>
        )
      }
    >
      {can('count.enter') && (
        <>
          <p className="soft measure">{t('count.sheet.hint')}</p>
          <SheetScanner electionId={electionId} inHand={null} />
        </>
      )}
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('count.table.none')} />
          ) : (
            <Blocks electionId={electionId} blocks={items} />
          )
        }
      </QueryView>
    </Page>
  );
}

/** Hints of the count; at the desks also those of dockets. */
export function useCountLive(electionId: string): void {
  const can = useCan(electionId);
  useLive(`count:${electionId}`, [['count', electionId]]);
  useLive(can('desk.read') ? `desk:${electionId}` : null, [['count', electionId]], (what) =>
    what.startsWith('challenge.'),
  );
}

function Blocks({ electionId, blocks }: { electionId: string; blocks: readonly BlockView[] }) {
  const t = useCountMessages();
  const { problem } = useReveals(electionId, blocks);
  const sealed = blocks.filter(({ state }) => state === 'sealed');
  const ballots = (list: readonly BlockView[]) => list.reduce((sum, block) => sum + block.ballots, 0);
  const opened = blocks.filter(({ source }) => source === 'challenged');
  return (
    <>
      <p className="soft measure">{t('count.table.legend')}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Figures>
        <Figure label={t('count.table.progress')} value={sealed.length} whole={blocks.length} />
        <Figure label={t('count.table.ballots')} value={ballots(sealed)} whole={ballots(blocks)} />
      </Figures>
      <Grid
        electionId={electionId}
        label={t('count.table.blocks')}
        blocks={blocks.filter(({ source }) => source === 'accepted')}
      />
      {opened.length > 0 && (
        <section className="stack" aria-labelledby="opened">
          <h2 id="opened">{t('count.table.challenged')}</h2>
          <Grid electionId={electionId} label={t('count.table.challenged')} blocks={opened} />
        </section>
      )}
    </>
  );
}

function Grid({
  electionId,
  label,
  blocks,
}: {
  electionId: string;
  label: string;
  blocks: readonly BlockView[];
}) {
  const t = useCountMessages();
  const can = useCan(electionId);
  const phase = useElection(electionId).data?.phase;
  const mayAnswer = can('block.answer') && (phase === 'counting' || phase === 'objections');
  const party = useMembership(electionId)?.party?.slug ?? null;
  return (
    <ul className="blocks" aria-label={label}>
      {blocks.map((block) => {
        const isMine = block.state !== 'sealed' && block.slots.some((slot) => slot.isMine);
        return (
          <li key={block.id}>
            <Link
              to="/count/$election/table/$block"
              params={{ election: electionId, block: block.id }}
              className={isMine ? 'block block-mine' : 'block'}
            >
              <span className="block-position">{t('count.block.title', { position: block.position })}</span>
              <span className="small soft">
                {t('count.block.ballots', { ballots: block.ballots })}
                {isMine && ` · ${t('count.table.mine')}`}
              </span>
              <StatusWord tone={toneOfBlock(block.state)}>{t(`count.state.${block.state}`)}</StatusWord>
              {isObjectedTo(block) && <StatusWord tone="warn">{t('count.answers.objected-to')}</StatusWord>}
              {mayAnswer && party !== null && isUnanswered(block, party) && (
                <StatusWord tone="info">{t('count.answers.waiting')}</StatusWord>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
