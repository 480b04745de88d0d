import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  BallotDocketView,
  BlockView,
  ChallengeBallot,
  RuleOnBallot,
} from '@contract/official/count/count.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan } from '../../api/election';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { BALLOT_GROUNDS } from '../challenges/grounds';
import { useChallengesMessages } from '../challenges/messages';
import { SettleDialog } from '../challenges/settle-dialog';
import { useCountMessages } from './messages';

type BallotGround = (typeof BALLOT_GROUNDS)[number];

/** Ballots whose reading is disputed: a docket each, set aside before the block is sealed. */
export function BallotDockets({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const challenges = useChallengesMessages();
  const can = useCan(election.id);
  const client = useQueryClient();
  const [settling, setSettling] = useState<BallotDocketView | null>(null);
  const mayAdd =
    can('challenge.raise') &&
    block.state !== 'sealed' &&
    (election.phase === 'counting' || election.phase === 'objections');
  if (block.dockets.length === 0 && !mayAdd) return null;
  const nameOf = (slug: string | null) =>
    election.parties.find((party) => party.slug === slug)?.name ?? challenges('challenges.agent');
  return (
    <div className="card stack">
      <h2>{t('count.dockets.title')}</h2>
      {block.dockets.length > 0 && (
        <Table
          caption={t('count.dockets.title')}
          isCaptionHidden
          rows={block.dockets}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'docket',
              header: challenges('challenges.column.docket'),
              isRowHeader: true,
              cell: ({ docket }) => <bdi className="code">{docket}</bdi>,
            },
            {
              id: 'party',
              header: challenges('challenges.column.party'),
              cell: ({ onBehalfOf }) => nameOf(onBehalfOf),
            },
            {
              id: 'ground',
              header: challenges('challenges.column.ground'),
              cell: ({ ground }) =>
                isBallotGround(ground) ? challenges(`challenges.ground.${ground}`) : ground,
            },
            {
              id: 'state',
              header: challenges('challenges.column.state'),
              cell: ({ state }) => (
                <StatusWord tone={state === 'open' ? 'warn' : 'plain'}>
                  {challenges(`challenges.state.${state}`)}
                </StatusWord>
              ),
            },
            {
              id: 'action',
              header: challenges('challenges.column.action'),
              cell: (docket) =>
                docket.state === 'open' &&
                election.phase === 'objections' &&
                can('challenge.resolve') && (
                  <Button kind="quiet" onClick={() => setSettling(docket)}>
                    {t('count.dockets.settle', { docket: docket.docket })}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {mayAdd && <AddDocket election={election} block={block} />}
      {settling !== null && (
        <SettleDialog
          docket={settling.docket}
          settle={(ruling) => {
            const body: Wire<RuleOnBallot> = { ruling };
            return api
              .post(`/api/elections/${election.id}/ballot-dockets/${settling.id}/ruling`, body)
              .finally(() => void client.invalidateQueries({ queryKey: ['count', election.id] }));
          }}
          onClose={() => setSettling(null)}
        />
      )}
    </div>
  );
}

function AddDocket({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const challenges = useChallengesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const id = useRef(mintId());
  const form = useForm(async (values) => {
    const body: Wire<ChallengeBallot> = {
      id: id.current,
      party: values.text('party'),
      ground: values.text('ground') as BallotGround,
    };
    await api.post(`/api/elections/${election.id}/blocks/${block.id}/dockets`, body);
    id.current = mintId();
    toast({ text: t('count.dockets.done') });
    await client.invalidateQueries({ queryKey: ['count', election.id] });
  });
  return (
    <Form form={form} kind="plain" action={t('count.dockets.add')} label={t('count.dockets.add')}>
      <div className="grid">
        <SelectField
          name="party"
          label={t('count.dockets.party')}
          options={[
            ...election.parties.map(({ slug, name }) => ({ value: slug, label: name })),
            { value: 'agent', label: challenges('challenges.agent') },
          ]}
        />
        <SelectField
          name="ground"
          label={t('count.dockets.ground')}
          options={BALLOT_GROUNDS.map((value) => ({
            value,
            label: challenges(`challenges.ground.${value}`),
          }))}
        />
      </div>
    </Form>
  );
}

function isBallotGround(text: string): text is BallotGround {
  return (BALLOT_GROUNDS as readonly string[]).includes(text);
}
