import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  CancelSession,
  PlanSession,
  PollingSessionView,
  PollingSiteView,
  PollsView,
  ReplanSession,
} from '@contract/official/polling/polling.contract';
import { localDay, momentOf } from '@domain/timeline';
import { useElection } from '../../api/election';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { useToast } from '../../ui/toasts';
import { Reading, useHours } from './figures';
import { usePollsMessages } from './messages';
import { pollsPath, pollsQuery, sessionPath } from './queries';

const USUAL_HOURS = { from: '06:00', to: '08:00' };

/** Day and hours of a session, in the time zone of the election. */
export function SessionDialog({
  electionId,
  site,
  session,
  onClose,
}: {
  electionId: string;
  site: PollingSiteView;
  session: PollingSessionView | null;
  onClose: () => void;
}) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const toast = useToast();
  const { data: election } = useElection(electionId);
  const zone = election?.timeZone ?? 'UTC';
  const id = useRef(mintId());
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const [day, from, to] = ['day', 'opensAt', 'closesAt'].map((name) => reading.required(name));
    reading.finish();
    const hours: Wire<ReplanSession> = {
      opensAt: momentOf(day ?? '', from ?? '', zone),
      closesAt: momentOf(day ?? '', to ?? '', zone),
    };
    const plan: Wire<PlanSession> = { id: id.current, site: site.id, ...hours };
    const polls = await (session === null
      ? api.post<PollsView>(`${pollsPath(electionId)}/sessions`, plan)
      : api.put<PollsView>(sessionPath(electionId, session.id), hours));
    client.setQueryData(pollsQuery(electionId).queryKey, polls);
    toast({ text: t('polls.session.saved') });
    onClose();
  });
  const time = (at: string | undefined, usual: string) => (at === undefined ? usual : clockIn(at, zone));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={session === null ? t('polls.session.add.of', { name: site.name }) : t('polls.session.edit')}
    >
      <Form
        form={form}
        action={t('polls.session.save')}
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        <TextField
          type="date"
          name="day"
          label={t('polls.session.day')}
          defaultValue={session === null ? undefined : localDay(session.opensAt, zone)}
        />
        <div className="field-pair">
          <TextField
            type="time"
            name="opensAt"
            label={t('polls.session.opens')}
            defaultValue={time(session?.opensAt, USUAL_HOURS.from)}
          />
          <TextField
            type="time"
            name="closesAt"
            label={t('polls.session.closes')}
            defaultValue={time(session?.closesAt, USUAL_HOURS.to)}
          />
        </div>
      </Form>
    </Dialog>
  );
}

export function CancelDialog({
  electionId,
  session,
  onClose,
}: {
  electionId: string;
  session: PollingSessionView;
  onClose: () => void;
}) {
  const t = usePollsMessages();
  const hours = useHours();
  const client = useQueryClient();
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const body: Wire<CancelSession> = { reason: reading.required('reason') };
    reading.finish();
    const polls = await api.post<PollsView>(`${sessionPath(electionId, session.id)}/cancellation`, body);
    client.setQueryData(pollsQuery(electionId).queryKey, polls);
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('polls.session.cancel.of', { hours: hours(session) })}>
      <p>{t('polls.session.cancel.detail')}</p>
      <Form
        form={form}
        action={t('polls.session.cancel')}
        kind="danger"
        extra={<Button onClick={onClose}>{t('polls.session.keep')}</Button>}
      >
        <TextField name="reason" label={t('polls.session.cancel.reason')} maxLength={500} />
      </Form>
    </Dialog>
  );
}

function clockIn(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
