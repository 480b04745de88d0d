import { useQueryClient } from '@tanstack/react-query';
import type { PersonDetails } from '@contract/campaign/contacts/people.contract';
import type { GiveValue, PersonFieldView } from '@contract/campaign/values/values.contract';
import { api } from '../../../api/request';
import type { Wire } from '../../../api/wire';
import { useAnnounce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { useRollWords } from '../../roll/words/messages';
import { campaignKey, campaignPath, personQuery } from '../queries';
import { useElectionId } from '../../../shells/route-state';
import type { PersonField } from './fields';
import { useValuesMessages } from './messages';

/** A field that is corrected, or one of those of which nobody has said anything. */
export type Given = { readonly field: PersonFieldView } | { readonly missing: readonly PersonField[] };

/** The union's own value of one field, beside the employer's. */
export function GiveValueDialog({
  person,
  given,
  onClose,
}: {
  person: PersonDetails;
  given: Given | null;
  onClose: () => void;
}) {
  const t = useValuesMessages();
  const words = useRollWords();
  const title =
    given === null || 'missing' in given
      ? t('values.add')
      : t('values.correct.of', { field: words(`roll.field.${given.field.field}`) });
  return (
    <Dialog isOpen={given !== null} onClose={onClose} title={title} isSheet>
      {given !== null && <ValueForm person={person} given={given} onClose={onClose} />}
    </Dialog>
  );
}

const PHONES: ReadonlySet<PersonField> = new Set(['homePhone', 'cellPhone', 'workPhone']);

function ValueForm({ person, given, onClose }: { person: PersonDetails; given: Given; onClose: () => void }) {
  const t = useValuesMessages();
  const words = useRollWords();
  const electionId = useElectionId();
  const client = useQueryClient();
  const announce = useAnnounce();
  const known = 'field' in given ? given.field : null;
  const missing = 'missing' in given ? given.missing : [];
  const give = async (field: PersonField, value: string | null) => {
    const body: Wire<GiveValue> = { value };
    const path = `${campaignPath(electionId)}/people/${person.id}/values/${field}`;
    const after = await api.put<PersonDetails>(path, body);
    client.setQueryData(personQuery(electionId, person.id).queryKey, after);
    void client.invalidateQueries({ queryKey: campaignKey(electionId) });
    announce(t('values.saved', { field: words(`roll.field.${field}`) }));
    onClose();
  };
  const form = useForm((values) => {
    const field = known?.field ?? missing.find((each) => each === values.text('field'));
    return field === undefined ? Promise.resolve() : give(field, values.text('value'));
  });
  const other = useForm((values) =>
    known === null ? Promise.resolve() : give(known.field, values.text('what') === 'wrong' ? '' : null),
  );
  return (
    <div className="stack">
      <Form form={form} action={t('values.save')} label={t('values.correct')}>
        {known === null && (
          <SelectField
            name="field"
            label={t('values.field')}
            options={missing.map((each) => ({ value: each, label: words(`roll.field.${each}`) }))}
          />
        )}
        <TextField
          name="value"
          label={t('values.value')}
          hint={t('values.value.hint')}
          type={known !== null && PHONES.has(known.field) ? 'tel' : 'text'}
          autoComplete="off"
          maxLength={300}
          defaultValue={known?.value ?? ''}
          data-autofocus
        />
      </Form>
      {known !== null && known.field !== 'familyName' && (
        <SendOnly form={other} what="wrong" action={t('values.wrong')} />
      )}
      {known?.union?.source === 'organizer' && (
        <SendOnly form={other} what="take-back" action={t('values.take-back')} />
      )}
      <div>
        <Button kind="quiet" onClick={onClose}>
          {t('values.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** One press, no fields. */
function SendOnly({
  form,
  what,
  action,
}: {
  form: ReturnType<typeof useForm>;
  what: 'wrong' | 'take-back';
  action: string;
}) {
  return (
    <Form form={form} action={action} kind="plain" label={action}>
      <input type="hidden" name="what" value={what} />
    </Form>
  );
}
