import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CreateElection, ElectionView } from '@contract/elections/elections.contract';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { NumberField, SelectField, TextAreaField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { Page } from '../../ui/page';
import { ConductFields, DateFields, NameFields, readShared, required, whole } from './election-fields';
import { useElectionsMessages } from './messages';

export function NewElection() {
  const t = useElectionsMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  // Minted once for this form: sending it again after a lost answer creates nothing twice.
  const [ids] = useState(() => ({ election: mintId(), union: mintId(), employer: mintId() }));
  const form = useForm(async (values) => {
    const organization = required(values, 'organization', t('elections.field.organization'), t);
    const shared = readShared(values, t);
    const body: Wire<CreateElection> = {
      ...shared,
      id: ids.election,
      organization,
      question: required(values, 'question', t('elections.field.question'), t),
      profile: 'nlrb-mail',
      blockSize: whole(values, 'blockSize', t('elections.field.blockSize'), t),
      minimumBlock: whole(values, 'minimumBlock', t('elections.field.minimumBlock'), t),
      parties: [
        {
          id: ids.union,
          slug: values.optional('parties.0.slug') ?? slugOf(organization),
          name: organization,
          kind: 'union',
        },
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
        <Form form={form} action={t('elections.new.send')}>
          <NameFields />
          <h2>{t('elections.group.ballot')}</h2>
          <TextField name="organization" label={t('elections.field.organization')} autoComplete="off" />
          <TextAreaField
            name="question"
            label={t('elections.field.question')}
            hint={t('elections.field.question.hint')}
            rows={3}
          />
          <SelectField
            name="profile"
            label={t('elections.field.profile')}
            options={[{ value: 'nlrb-mail', label: t('elections.profile.nlrb-mail') }]}
          />
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
