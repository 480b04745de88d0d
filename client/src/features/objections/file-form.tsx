import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { FileObjection, ObjectionView } from '@contract/official/objections/objections.contract';
import { OBJECTION_GROUNDS } from '@domain/objections';
import { api, mintId } from '../../api/request';
import { useMembership } from '../../api/session';
import type { Wire } from '../../api/wire';
import { SelectField, TextAreaField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import { useObjectionsMessages } from './messages';

/** An observer objects for their own party; the agent enters what a party brought on paper. */
export function FileForm({ election }: { election: ElectionView }) {
  const t = useObjectionsMessages();
  const client = useQueryClient();
  const toast = useToast();
  const membership = useMembership(election.id);
  const id = useRef(mintId());
  const own = membership?.role === 'agent' ? null : (membership?.party?.slug ?? null);
  const parties = election.parties.filter(({ slug }) => own === null || slug === own);
  const form = useForm(async (values, element) => {
    const text = values.text('text');
    if (text === '') throw new InvalidInput([{ field: 'text', message: t('objections.file.text.missing') }]);
    const ground = OBJECTION_GROUNDS.find((each) => each === values.text('ground')) ?? 'other';
    const body: Wire<FileObjection> = { id: id.current, party: values.text('party'), ground, text };
    const filed = await api.post<ObjectionView>(`/api/elections/${election.id}/objections`, body);
    id.current = mintId();
    element.reset();
    toast({ text: t('objections.file.done', { code: filed.code }) });
    await client.invalidateQueries({ queryKey: ['objections', election.id] });
    await client.invalidateQueries({ queryKey: ['tally', election.id] });
  });
  return (
    <section className="card stack" aria-labelledby="file-objection">
      <h2 id="file-objection">{t('objections.file.title')}</h2>
      <Form form={form} action={t('objections.file.send')}>
        <SelectField
          name="party"
          label={t('objections.file.party')}
          options={parties.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SelectField
          name="ground"
          label={t('objections.file.ground')}
          options={OBJECTION_GROUNDS.map((value) => ({ value, label: t(`objections.ground.${value}`) }))}
        />
        <TextAreaField
          name="text"
          label={t('objections.file.text')}
          hint={t('objections.file.text.hint')}
          rows={6}
          maxLength={20_000}
        />
      </Form>
    </section>
  );
}
