import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  ChangeSite,
  CreateSite,
  PollingSiteView,
  PollsView,
} from '@contract/official/polling/polling.contract';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Dialog } from '../../ui/dialog';
import { Button } from '../../ui/button';
import { TextAreaField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { useToast } from '../../ui/toasts';
import { Reading } from './figures';
import { usePollsMessages } from './messages';
import { pollsPath, pollsQuery } from './queries';

/** A place is added, or its name and way to it are changed. */
export function SiteDialog({
  electionId,
  site,
  onClose,
}: {
  electionId: string;
  site: PollingSiteView | null;
  onClose: () => void;
}) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const toast = useToast();
  const id = useRef(mintId());
  const path = `${pollsPath(electionId)}/sites`;
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const body: Wire<ChangeSite> = { name: reading.required('name'), place: values.text('place') };
    reading.finish();
    const create: Wire<CreateSite> = { id: id.current, ...body };
    const polls = await (site === null
      ? api.post<PollsView>(path, create)
      : api.put<PollsView>(`${path}/${site.id}`, body));
    client.setQueryData(pollsQuery(electionId).queryKey, polls);
    toast({ text: t('polls.site.saved') });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t(site === null ? 'polls.site.add' : 'polls.site.edit')}>
      <Form
        form={form}
        action={t('polls.site.save')}
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        <TextField
          name="name"
          label={t('polls.site.name')}
          hint={t('polls.site.name.hint')}
          defaultValue={site?.name}
          maxLength={120}
          autoComplete="off"
        />
        <TextAreaField
          name="place"
          label={t('polls.site.place')}
          hint={t('polls.site.place.hint')}
          defaultValue={site?.place}
          maxLength={500}
          rows={2}
          isOptional
        />
      </Form>
    </Dialog>
  );
}
