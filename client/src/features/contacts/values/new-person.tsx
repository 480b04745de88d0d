import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { PersonDetails } from '@contract/campaign/contacts/people.contract';
import type { AddPerson } from '@contract/campaign/values/values.contract';
import { api, mintId } from '../../../api/request';
import type { Wire } from '../../../api/wire';
import { useElectionId } from '../../../shells/route-state';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { useRollWords } from '../../roll/words/messages';
import { campaignKey, campaignPath, personQuery } from '../queries';
import { useValuesMessages } from './messages';

const FURTHER = [
  ['department', 'text'],
  ['shift', 'text'],
  ['classification', 'text'],
  ['cellPhone', 'tel'],
  ['email', 'email'],
  ['street', 'text'],
  ['city', 'text'],
  ['state', 'text'],
  ['postalCode', 'text'],
] as const;

/** Somebody who is on no list: a name is enough. */
export function NewPerson() {
  const t = useValuesMessages();
  const words = useRollWords();
  const electionId = useElectionId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useRef(mintId());
  const form = useForm(async (values) => {
    const body: Wire<AddPerson> = {
      id: id.current,
      givenName: values.text('givenName'),
      familyName: values.text('familyName'),
      department: values.text('department'),
      shift: values.text('shift'),
      classification: values.text('classification'),
      cellPhone: values.text('cellPhone'),
      email: values.text('email'),
      street: values.text('street'),
      city: values.text('city'),
      state: values.text('state'),
      postalCode: values.text('postalCode'),
    };
    const person = await api.post<PersonDetails>(`${campaignPath(electionId)}/people`, body);
    client.setQueryData(personQuery(electionId, person.id).queryKey, person);
    void client.invalidateQueries({ queryKey: campaignKey(electionId) });
    await navigate({
      to: '/campaign/$election/people/$person',
      params: { election: electionId, person: person.id },
      replace: true,
    });
  });
  return (
    <Page title={t('values.new')}>
      <div className="stack narrow">
        <p className="soft">{t('values.new.explain')}</p>
        <Form form={form} action={t('values.new.save')}>
          <TextField name="givenName" label={words('roll.field.givenName')} isOptional autoComplete="off" />
          <TextField name="familyName" label={words('roll.field.familyName')} autoComplete="off" />
          {FURTHER.map(([field, type]) => (
            <TextField
              key={field}
              name={field}
              type={type}
              label={words(`roll.field.${field}`)}
              isOptional
              autoComplete="off"
            />
          ))}
        </Form>
      </div>
    </Page>
  );
}
