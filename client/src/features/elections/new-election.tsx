import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CreateElection, ElectionView } from '@contract/elections/elections.contract';
import { ELECTION_PROFILE_IDS, ELECTION_PROFILES, type ElectionProfileId } from '@domain/election-profiles';
import { electionQuery } from '../../api/election';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { textIn, useUrlState } from '../../shells/route-state';
import { NumberField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { BallotFields, readBallot } from './ballot-fields';
import {
  ConductFields,
  DateFields,
  MannerField,
  NameFields,
  readManner,
  readShared,
  whole,
} from './election-fields';
import { useElectionsMessages } from './messages';

/** Beside the first organization; a party each. */
const MOST_OTHERS = 6;

/** `?follows=` names the election that this one is a rerun or a runoff of; `&choices=` those of a runoff. */
export function NewElection() {
  const [{ follows, choices }] = useUrlState(readFollowed);
  const first = useQuery({ ...electionQuery(follows ?? ''), enabled: follows !== undefined });
  if (follows === undefined) return <Fields followed={null} pair={[]} />;
  return (
    <QueryView query={first}>
      {(election) => (
        <Fields
          followed={election}
          pair={election.choices.filter(({ id }) => choices?.split(',').includes(id))}
        />
      )}
    </QueryView>
  );
}

function readFollowed(search: Readonly<Record<string, unknown>>) {
  return { follows: textIn(search, 'follows'), choices: textIn(search, 'choices') };
}

function Fields({ followed, pair }: { followed: ElectionView | null; pair: ElectionView['choices'] }) {
  const t = useElectionsMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  // Minted once for this form: sending it again after a lost answer creates nothing twice.
  const [ids] = useState(() => ({
    election: mintId(),
    union: mintId(),
    employer: mintId(),
    others: Array.from({ length: MOST_OTHERS }, mintId),
  }));
  // A runoff has the pair on its ballot, a rerun what the first election had.
  const onBallot = pair.length > 0 ? pair : (followed?.choices ?? []);
  const names = onBallot.filter(({ kind }) => kind === 'for').map(({ label }) => label);
  const isBetweenTwo = pair.length === 2 && pair.every(({ kind }) => kind === 'for');
  const [profile, setProfile] = useState<ElectionProfileId>(profileOf(followed));
  const form = useForm(async (values) => {
    const ballot = readBallot(values, profile, t);
    const { organization, organizations } = ballot;
    const shared = readShared(values, t);
    const isOfCandidates = ELECTION_PROFILES[profile].ballot === 'two-candidates';
    const side = isOfCandidates ? ('other' as const) : ('union' as const);
    const body: Wire<CreateElection> = {
      ...shared,
      ...ballot,
      id: ids.election,
      follows: followed?.id ?? null,
      isBetweenTwo,
      manner: readManner(values),
      blockSize: whole(values, 'blockSize', t('elections.field.blockSize'), t),
      minimumBlock: whole(values, 'minimumBlock', t('elections.field.minimumBlock'), t),
      parties: [
        {
          id: ids.union,
          slug: values.optional('parties.0.slug') ?? slugOf(organization),
          name: organization,
          kind: side,
        },
        ...organizations.slice(0, MOST_OTHERS).map((name, place) => ({
          id: ids.others[place] ?? mintId(),
          slug: slugOf(name),
          name,
          kind: side,
        })),
        {
          id: ids.employer,
          slug: values.optional('parties.1.slug') ?? slugOf(shared.employer),
          name: shared.employer,
          kind: 'employer',
        },
      ],
    };
    const election = await api.post<ElectionView>('/api/elections', body);
    await client.invalidateQueries({ queryKey: ['elections'] });
    await navigate({ to: '/elections/$election', params: { election: election.id } });
  });
  return (
    <div className="narrow">
      <Page title={t('elections.new.title')}>
        <p className="soft">{t('elections.new.intro')}</p>
        {followed !== null && (
          <Notice
            tone="info"
            title={t(pair.length > 0 ? 'elections.new.runoff' : 'elections.new.rerun', {
              name: followed.name,
            })}
          />
        )}
        <Form form={form} action={t('elections.new.send')}>
          <NameFields {...(followed !== null && { election: followed })} />
          <h2>{t('elections.group.ballot')}</h2>
          <BallotFields
            profile={profile}
            onProfile={setProfile}
            names={names}
            question={followed?.question}
          />
          <MannerField />
          <h2>{t('elections.group.parties')}</h2>
          <TextField
            name="parties.0.slug"
            label={t('elections.field.union')}
            hint={t('elections.field.union.hint')}
            isOptional
            autoComplete="off"
          />
          <TextField
            name="parties.1.slug"
            label={t('elections.field.employerSlug')}
            hint={t('elections.field.union.hint')}
            isOptional
            autoComplete="off"
          />
          <h2>{t('elections.group.dates')}</h2>
          <DateFields />
          <h2>{t('elections.group.count')}</h2>
          <NumberField
            name="blockSize"
            label={t('elections.field.blockSize')}
            hint={t('elections.field.blockSize.hint')}
            defaultValue="50"
          />
          <NumberField
            name="minimumBlock"
            label={t('elections.field.minimumBlock')}
            hint={t('elections.field.minimumBlock.hint')}
            defaultValue="20"
          />
          <ConductFields />
        </Form>
      </Page>
    </div>
  );
}

/** A rerun or a runoff is of the same kind. */
function profileOf(followed: ElectionView | null): ElectionProfileId {
  return ELECTION_PROFILE_IDS.find((id) => id === followed?.profile) ?? 'nlrb-mail';
}

function slugOf(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-|-$/g, '') || 'party'
  );
}
