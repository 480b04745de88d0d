import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AcceptedView,
  AcceptRemaining,
  ReconciliationView,
} from '@contract/official/envelopes/envelopes.contract';
import { hasMail, hasPolls } from '@domain/polls';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { ApiProblem, toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { EmptyState, Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { useEnvelopesMessages } from './messages';
import { reconciliationQuery } from './queries';
import './envelopes.css';

/** The equations between kits, envelopes and ballots; it ends in "Difference: 0" or names the place. */
export function Reconciliation() {
  const t = useEnvelopesMessages();
  const electionId = useElectionId();
  const query = useQuery({ ...reconciliationQuery(electionId), retry: false });
  const can = useCan(electionId);
  useLive(can('desk.read') ? `desk:${electionId}` : `count:${electionId}`, [['envelopes', electionId]]);
  const isEarly = query.error instanceof ApiProblem && query.error.code === 'not-yet-reconciled';
  return (
    <Page title={t('envelopes.reconciliation.title')}>
      {isEarly ? (
        <EmptyState title={t('envelopes.reconciliation.not-yet')} />
      ) : (
        <QueryView query={query}>{(sums) => <Equations electionId={electionId} sums={sums} />}</QueryView>
      )}
    </Page>
  );
}

interface Line {
  readonly label: string;
  readonly value: number;
  /** What it must equal; null for a line that is only a part. */
  readonly equals: number | null;
}

function Equations({ electionId, sums }: { electionId: string; sums: ReconciliationView }) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const part = (label: string, value: number): Line => ({ label, value, equals: null });
  const { unsigned, late, duplicate, other } = sums.void;
  const disposed = sums.accepted + sums.challenged + unsigned + late + duplicate + other + sums.outstanding;
  const { data: election } = useElection(electionId);
  const manner = election?.manner ?? 'mail';
  const lines: Line[] = [
    ...(hasMail(manner)
      ? [
          part(
            t('envelopes.reconciliation.mailed'),
            sums.kitsMailed + sums.kitsReplaced - sums.kitsUndelivered,
          ),
        ]
      : []),
    part(
      t(hasPolls(manner) ? 'envelopes.reconciliation.received.polls' : 'envelopes.reconciliation.received'),
      sums.received,
    ),
    ...(hasPolls(manner)
      ? [
          part(t('envelopes.reconciliation.boxes'), sums.ballotsInBoxes),
          part(t('envelopes.reconciliation.polls-challenged'), sums.pollsChallenged),
        ]
      : []),
    {
      label: t(hasPolls(manner) ? 'envelopes.reconciliation.sources' : 'envelopes.reconciliation.trays', {
        inTrays: format.number(sums.inTrays),
        keptBack: format.number(sums.keptBack),
      }),
      value: sums.inTrays + sums.keptBack + sums.ballotsInBoxes + sums.pollsChallenged,
      equals: sums.received,
    },
    part(t('envelopes.reconciliation.accepted'), sums.accepted),
    part(t('envelopes.reconciliation.challenged'), sums.challenged),
    ...(hasMail(manner)
      ? [
          part(t('envelopes.reconciliation.unsigned'), unsigned),
          part(t('envelopes.reconciliation.late'), late),
          part(t('envelopes.reconciliation.duplicate'), duplicate),
        ]
      : []),
    part(t('envelopes.reconciliation.other'), other),
    { label: t('envelopes.reconciliation.outstanding'), value: sums.outstanding, equals: 0 },
    { label: t('envelopes.reconciliation.disposed'), value: disposed, equals: sums.received },
  ];
  if (sums.kept > 0) lines.push(part(t('envelopes.reconciliation.kept'), sums.kept));
  return (
    <>
      <Table
        caption={t(
          hasMail(manner) ? 'envelopes.reconciliation.caption' : 'envelopes.reconciliation.caption.in-person',
        )}
        rows={lines}
        rowKey={({ label }) => label}
        columns={[
          {
            id: 'line',
            header: t('envelopes.reconciliation.line'),
            isRowHeader: true,
            cell: ({ label }) => label,
          },
          {
            id: 'sum',
            header: t('envelopes.reconciliation.sum'),
            align: 'end',
            cell: ({ value }) => format.number(value),
          },
          {
            id: 'check',
            header: t('envelopes.reconciliation.check'),
            cell: ({ value, equals }) =>
              equals === null ? null : value === equals ? (
                <StatusWord tone="good">{t('envelopes.reconciliation.holds')}</StatusWord>
              ) : (
                <StatusWord tone="stop">
                  {t('envelopes.reconciliation.fails', {
                    difference: format.number(Math.abs(value - equals)),
                  })}
                </StatusWord>
              ),
          },
        ]}
      />
      <Notice
        tone={sums.difference === 0 ? 'good' : 'warn'}
        title={
          <span className="difference">
            {t('envelopes.reconciliation.difference', { difference: format.number(sums.difference) })}
          </span>
        }
      >
        <p>
          {sums.difference === 0
            ? t('envelopes.reconciliation.difference.none')
            : t('envelopes.reconciliation.difference.some', { difference: sums.difference })}
        </p>
      </Notice>
      <Closing electionId={electionId} sums={sums} />
    </>
  );
}

function Closing({ electionId, sums }: { electionId: string; sums: ReconciliationView }) {
  const t = useEnvelopesMessages();
  const can = useCan(electionId);
  const client = useQueryClient();
  const { data: election } = useElection(electionId);
  const refresh = () => client.invalidateQueries({ queryKey: ['envelopes', electionId] });
  const reconcile = useMutation({
    mutationFn: () => api.post<ReconciliationView>(`/api/elections/${electionId}/reconciliation`),
    onSettled: refresh,
  });
  if (sums.isReconciled) return <Notice tone="good" title={t('envelopes.reconciliation.done')} />;
  if (election?.phase !== 'checking' || !can('envelopes.reconcile')) return null;
  return (
    <section className="card stack" aria-label={t('envelopes.reconciliation.close')}>
      {reconcile.error && <ProblemNotice problem={toProblem(reconcile.error)} />}
      {sums.outstanding > 0 ? (
        <>
          <AcceptForm electionId={electionId} sums={sums} />
        </>
      ) : (
        <>
          <p>{t('envelopes.reconciliation.close.detail')}</p>
          <div>
            <Button kind="primary" isBusy={reconcile.isPending} onClick={() => reconcile.mutate()}>
              {t('envelopes.reconciliation.close')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Names are called one by one: how many were not stands here, and accepting those takes a reason. */
function AcceptForm({ electionId, sums }: { electionId: string; sums: ReconciliationView }) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values) => {
    const body: Wire<AcceptRemaining> = { expected: sums.outstanding, reason: values.text('reason') };
    try {
      const path = `/api/elections/${electionId}/envelopes/acceptance`;
      const { accepted } = await api.post<AcceptedView>(path, body);
      toast({ text: t('envelopes.reconciliation.accepted.done', { count: accepted }) });
    } finally {
      await client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    }
  });
  return (
    <>
      {sums.uncalled === 0 ? (
        <p>{t('envelopes.reconciliation.accept.detail')}</p>
      ) : (
        <Notice tone="warn" title={t('envelopes.reconciliation.uncalled', { count: sums.uncalled })} />
      )}
      <Form form={form} action={t('envelopes.reconciliation.accept', { count: sums.outstanding })}>
        {sums.uncalled > 0 && (
          <TextField
            name="reason"
            label={t('envelopes.reconciliation.uncalled.reason')}
            hint={t('envelopes.reconciliation.uncalled.reason.hint')}
            autoComplete="off"
          />
        )}
      </Form>
    </>
  );
}
