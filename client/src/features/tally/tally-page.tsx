import { useQuery } from '@tanstack/react-query';
import type { StandingView, TallyView } from '@contract/official/tally/tally.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Figure, Figures } from '../../ui/figure';
import { EmptyState, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { isObjectedTo } from '../count/block-words';
import { blocksQuery } from '../count/queries';
import { Certification } from './certification';
import { DeclareForm } from './declare-form';
import { DeclaredTally } from './declared-tally';
import { FormLines } from './form-lines';
import { useTallyMessages } from './messages';
import { Opening } from './opening';
import { tallyQuery } from './queries';
import './tally.css';

/** The lines of the tally form as they stand, and as they were declared. */
export function TallyPage() {
  const t = useTallyMessages();
  const electionId = useElectionId();
  const election = useElection(electionId);
  const query = useQuery(tallyQuery(electionId));
  const can = useCan(electionId);
  useLive(`count:${electionId}`, [['tally', electionId]]);
  useLive(`election:${electionId}`, [['tally', electionId]]);
  // Rulings on envelopes are no news of the count, but they move its lines.
  useLive(can('desk.read') ? `desk:${electionId}` : `record:${electionId}`, [['tally', electionId]], (what) =>
    /\b(?:challenge|opening|objection)\./.test(what),
  );
  return (
    <Page title={t('tally.title')}>
      <QueryView query={query}>
        {(tally) =>
          election.data &&
          (tally.progress === null ? (
            <EmptyState title={t('tally.none')} />
          ) : (
            <Tally election={election.data} tally={tally} />
          ))
        }
      </QueryView>
    </Page>
  );
}

function Tally({ election, tally }: { election: ElectionView; tally: TallyView }) {
  const t = useTallyMessages();
  const can = useCan(election.id);
  const { progress, standing, current, obstacle, opening } = tally;
  const isComplete = obstacle === null;
  return (
    <>
      {progress !== null && (
        <Figures>
          <Figure label={t('tally.progress.blocks')} value={progress.blocksSealed} whole={progress.blocks} />
          <Figure label={t('tally.progress.ballots')} value={progress.counted} whole={progress.ballots} />
        </Figures>
      )}
      {current !== null && (
        <>
          <FormLines
            title={t(isComplete ? 'tally.current' : 'tally.live')}
            form={current}
            isFinal={isComplete}
          />
          {(obstacle === 'blocks-unsealed' || obstacle === 'identity') && (
            <Notice tone="info" title={t(`tally.obstacle.${obstacle}`)} />
          )}
          {isComplete && can('tally.declare') && (
            <>
              <ObjectedBlocks electionId={election.id} />
              <DeclareForm election={election} form={current} />
            </>
          )}
        </>
      )}
      {standing !== null && <Standing election={election} standing={standing} />}
      {opening !== null && opening.ballots > 0 && <Opening election={election} opening={opening} />}
      {tally.declared.length > 0 && <Certification electionId={election.id} />}
      {[...tally.declared].reverse().map((form) => (
        <DeclaredTally key={form.revision} electionId={election.id} form={form} />
      ))}
    </>
  );
}

/** It warns before the tally stands in the record, and stops nothing. */
function ObjectedBlocks({ electionId }: { electionId: string }) {
  const t = useTallyMessages();
  const format = useFormat();
  const { data } = useQuery(blocksQuery(electionId));
  useLive(`count:${electionId}`, [['count', electionId]]);
  const positions = (data?.items ?? []).filter(isObjectedTo).map(({ position }) => format.number(position));
  if (positions.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={t('tally.objected-blocks', { count: positions.length, blocks: format.list(positions) })}
    />
  );
}

function Standing({ election, standing }: { election: ElectionView; standing: StandingView }) {
  const t = useTallyMessages();
  const { prospect, uncounted, challenged } = standing;
  const labelOf = (id: string) => election.choices.find((choice) => choice.id === id)?.label ?? id;
  return (
    <section className="card stack" aria-labelledby="standing">
      <h2 id="standing">{t('tally.standing.title')}</h2>
      <p>{t(`tally.standing.${prospect}`, { left: uncounted, challenged })}</p>
      {uncounted > 0 && (
        <ul className="stack">
          {standing.choices.map(({ choice, isClinched, need, needed }) => (
            <li key={choice}>
              {isClinched
                ? t('tally.standing.clinched', { choice: labelOf(choice) })
                : need === 'clinched'
                  ? t('tally.standing.clinched-aside', { choice: labelOf(choice) })
                  : need === 'needs'
                    ? t('tally.standing.needs', {
                        choice: labelOf(choice),
                        needed: needed ?? 0,
                        left: uncounted,
                      })
                    : t('tally.standing.out-of-reach', { choice: labelOf(choice) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
