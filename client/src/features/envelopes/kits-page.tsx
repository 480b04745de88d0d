import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ExportKits, KitsView, RecordReturns } from '@contract/official/envelopes/kits.contract';
import { useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { fetchPrinterFile, saveText } from './download-kits';
import { Kits } from './kits';
import { useEnvelopesMessages } from './messages';
import { kitsQuery } from './queries';
import { Replacements } from './replacements';

/** Everything that goes into the mail, and what comes back unopened. */
export function KitsPage() {
  const t = useEnvelopesMessages();
  const electionId = useElectionId();
  const query = useQuery(kitsQuery(electionId));
  const { data: election } = useElection(electionId);
  const isVoting = election?.phase === 'voting';
  useLive(`desk:${electionId}`, [['envelopes', electionId]]);
  return (
    <Page
      title={t('envelopes.kits.title')}
      actions={
        <>
          <Link className={buttonClass()} to="/count/$election/notice" params={{ election: electionId }}>
            {t('envelopes.notice.title')}
          </Link>
          <Link className={buttonClass()} to="/count/$election/labels" params={{ election: electionId }}>
            {t('envelopes.labels.title')}
          </Link>
        </>
      }
    >
      <Kits electionId={electionId} isVoting={isVoting} />
      <QueryView query={query}>
        {(kits) => (
          <>
            <Returns electionId={electionId} kits={kits} />
            <Replacements electionId={electionId} kits={kits} isVoting={isVoting} />
            <PrinterFile electionId={electionId} kits={kits} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Returns({ electionId, kits }: { electionId: string; kits: KitsView }) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const id = useRef(mintId());
  const record = useMutation({
    mutationFn: () => {
      const body: Wire<RecordReturns> = { id: id.current };
      return api.post(`/api/elections/${electionId}/envelopes/returns`, body);
    },
    onSuccess: () => {
      id.current = mintId();
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  if (kits.returnsToRecord === 0) return null;
  return (
    <section className="card stack" aria-labelledby="returns">
      <h2 id="returns">{t('envelopes.returns.title')}</h2>
      <p>{t('envelopes.returns.detail', { kits: kits.returnsToRecord })}</p>
      {record.error && <ProblemNotice problem={toProblem(record.error)} />}
      <div>
        <Button isBusy={record.isPending} onClick={() => record.mutate()}>
          {t('envelopes.returns.record')}
        </Button>
      </div>
    </section>
  );
}

function PrinterFile({ electionId, kits }: { electionId: string; kits: KitsView }) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values, element) => {
    const kind: ExportKits['kind'] = values.text('kind') === 'replacement' ? 'replacement' : 'initial';
    saveText(await fetchPrinterFile(electionId, kind, values.text('reason')), `kits-${kind}.csv`);
    element.reset();
    toast({ text: t('envelopes.printer.done') });
    await client.invalidateQueries({ queryKey: ['envelopes', electionId] });
  });
  return (
    <section className="card stack" aria-labelledby="printer">
      <h2 id="printer">{t('envelopes.printer.title')}</h2>
      <p className="soft measure">{t('envelopes.printer.detail')}</p>
      <Form
        form={form}
        action={t('envelopes.printer.send')}
        kind="plain"
        label={t('envelopes.printer.title')}
      >
        <div className="grid">
          <SelectField
            name="kind"
            label={t('envelopes.printer.kind')}
            options={(['initial', 'replacement'] as const).map((value) => ({
              value,
              label: t(`envelopes.printer.kind.${value}`),
            }))}
          />
          <TextField
            name="reason"
            label={t('envelopes.printer.reason')}
            hint={t('envelopes.printer.reason.hint')}
            maxLength={500}
          />
        </div>
      </Form>
      {kits.exports.length > 0 && (
        <Table
          caption={t('envelopes.printer.log')}
          rows={kits.exports}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'who',
              header: t('envelopes.printer.who'),
              isRowHeader: true,
              cell: ({ exportedBy }) => <bdi>{exportedBy}</bdi>,
            },
            {
              id: 'when',
              header: t('envelopes.desks.column.times'),
              cell: ({ exportedAt }) => format.dateTime(exportedAt),
            },
            { id: 'why', header: t('envelopes.printer.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
            {
              id: 'kits',
              header: t('envelopes.kits.number'),
              align: 'end',
              cell: ({ kits: number }) => format.number(number),
            },
          ]}
        />
      )}
    </section>
  );
}
