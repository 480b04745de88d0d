import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  KitsView,
  ReplacementView,
  RequestReplacement,
  SendReplacements,
} from '@contract/official/envelopes/kits.contract';
import type { RollEntryList } from '@contract/roll/roll.contract';
import { toProblem } from '../../api/problem';
import { api, mintId, queryString } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { useEnvelopesMessages } from './messages';

const REASONS = ['not-arrived', 'spoiled', 'lost', 'moved', 'other'] as const;
const SHOWN = 8;

/** Another kit for whoever asks the agent for one; both may come back, and the first valid one counts. */
export function Replacements({
  electionId,
  kits,
  isVoting,
}: {
  electionId: string;
  kits: KitsView;
  isVoting: boolean;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const path = `/api/elections/${electionId}/envelopes/replacements`;
  const refresh = () => client.invalidateQueries({ queryKey: ['envelopes', electionId] });
  const mailing = useRef(mintId());
  const waiting = kits.replacements.filter(({ state }) => state === 'requested');
  const send = useMutation({
    mutationFn: () => {
      const body: Wire<SendReplacements> = { id: mailing.current, replacements: waiting.map(({ id }) => id) };
      return api.post<ReplacementView[]>(`${path}/sending`, body);
    },
    onSuccess: () => {
      mailing.current = mintId();
      toast({ text: t('envelopes.kits.recorded') });
      return refresh();
    },
  });
  const cancel = useMutation({
    mutationFn: (id: string) => api.post(`${path}/${id}/cancellation`),
    onSettled: refresh,
  });
  const error = send.error ?? cancel.error;
  return (
    <section className="card stack" aria-labelledby="replacements">
      <h2 id="replacements">{t('envelopes.kits.replaced')}</h2>
      {isVoting && <Request electionId={electionId} path={path} onRequested={refresh} />}
      {error && <ProblemNotice problem={toProblem(error)} />}
      {kits.replacements.length > 0 && (
        <Table
          caption={t('envelopes.replacements.list')}
          isCaptionHidden
          rows={kits.replacements}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'voter',
              header: t('envelopes.replacements.voter'),
              isRowHeader: true,
              cell: ({ familyName, givenName }) => (
                <bdi>
                  {familyName}, {givenName}
                </bdi>
              ),
            },
            {
              id: 'reason',
              header: t('envelopes.desks.reason'),
              cell: ({ reason }) => t(`envelopes.replacements.reason.${reason}`),
            },
            {
              id: 'when',
              header: t('envelopes.desks.column.times'),
              cell: ({ requestedAt }) => format.dateTime(requestedAt),
            },
            {
              id: 'state',
              header: t('envelopes.desk.column.state'),
              cell: ({ state, key }) => (
                <>
                  <StatusWord tone={state === 'sent' ? 'good' : state === 'requested' ? 'info' : 'plain'}>
                    {t(`envelopes.replacements.state.${state}`)}
                  </StatusWord>{' '}
                  {key !== null && <bdi className="code">{key}</bdi>}
                </>
              ),
            },
            {
              id: 'action',
              header: t('envelopes.desk.column.action'),
              cell: ({ id, state, familyName }) =>
                state === 'requested' && (
                  <Button
                    kind="quiet"
                    aria-label={t('envelopes.replacements.cancel.of', { name: familyName })}
                    onClick={() => cancel.mutate(id)}
                  >
                    {t('envelopes.replacements.cancel')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {waiting.length > 0 && isVoting && (
        <div>
          <Button kind="primary" isBusy={send.isPending} onClick={() => send.mutate()}>
            {t('envelopes.replacements.send', { count: waiting.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Request({
  electionId,
  path,
  onRequested,
}: {
  electionId: string;
  path: string;
  onRequested: () => Promise<void>;
}) {
  const t = useEnvelopesMessages();
  const [search, setSearch] = useState('');
  const id = useRef(mintId());
  const found = useQuery({
    queryKey: ['envelopes', electionId, 'voters', search],
    queryFn: ({ signal }) =>
      api.get<RollEntryList>(`/api/elections/${electionId}/roll${queryString({ q: search, limit: SHOWN })}`, {
        signal,
      }),
    enabled: search.length > 1,
  });
  const form = useForm(async (values, element) => {
    const voter = values.text('voter');
    if (voter === '')
      throw new InvalidInput([{ field: 'voter', message: t('envelopes.replacements.voter.missing') }]);
    const body: Wire<RequestReplacement> = {
      id: id.current,
      voter,
      reason: REASONS.find((each) => each === values.text('reason')) ?? 'other',
      street: values.text('street'),
      city: values.text('city'),
      state: values.text('state'),
      postalCode: values.text('postalCode'),
    };
    await api.post<ReplacementView>(path, body);
    id.current = mintId();
    element.reset();
    setSearch('');
    await onRequested();
  });
  return (
    <Form
      form={form}
      action={t('envelopes.replacements.request')}
      kind="plain"
      label={t('envelopes.replacements.request')}
    >
      <div className="grid">
        <TextField
          name="search"
          label={t('envelopes.replacements.search')}
          autoComplete="off"
          isOptional
          onChange={(event) => setSearch(event.target.value.trim())}
        />
        <SelectField
          name="voter"
          label={t('envelopes.replacements.voter')}
          options={(search.length > 1 ? (found.data?.items ?? []) : []).map((each) => ({
            value: each.id,
            label: [`${each.familyName}, ${each.givenName}`, each.street, each.city]
              .filter((part) => part !== '')
              .join(' · '),
          }))}
        />
        <SelectField
          name="reason"
          label={t('envelopes.desks.reason')}
          options={REASONS.map((value) => ({ value, label: t(`envelopes.replacements.reason.${value}`) }))}
        />
      </div>
      <details>
        <summary>{t('envelopes.replacements.address')}</summary>
        <div className="grid">
          {(['street', 'city', 'state', 'postalCode'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`envelopes.replacements.address.${name}`)}
              autoComplete="off"
              isOptional
            />
          ))}
        </div>
      </details>
    </Form>
  );
}
