import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  CloseTray,
  DeskView,
  ScanView,
  TrayView,
} from '@contract/official/envelopes/envelopes.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Figure, Figures } from '../../ui/figure';
import { Form, useForm } from '../../ui/form';
import { EmptyState, Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table, type Column } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { useEnvelopesMessages } from './messages';
import { deskQuery } from './queries';
import { ScanPanel } from './scan-panel';
import { toneOf } from './scan-words';
import { isMuted, setMuted } from './tones';
import { useReceipt } from './use-receipt';
import { useScanner } from './use-scanner';
import './envelopes.css';

/** One envelope, one scan: nothing else has to be touched while all goes well. */
export function ReceiptDesk() {
  const t = useEnvelopesMessages();
  const electionId = useElectionId();
  const query = useQuery(deskQuery(electionId));
  useLive(`desk:${electionId}`, [['envelopes', electionId]]);
  return (
    <Page title={t('envelopes.desk.title')} actions={<MuteButton />}>
      <QueryView query={query}>
        {(desk) =>
          desk.phase === 'setup' ? (
            <EmptyState title={t('envelopes.desk.closed')} />
          ) : (
            <OpenDesk electionId={electionId} desk={desk} />
          )
        }
      </QueryView>
    </Page>
  );
}

function MuteButton() {
  const t = useEnvelopesMessages();
  const [muted, setState] = useState(isMuted);
  return (
    <Button
      aria-pressed={muted}
      onClick={() => {
        setMuted(!muted);
        setState(!muted);
      }}
    >
      {t(muted ? 'envelopes.desk.sound.on' : 'envelopes.desk.sound.off')}
    </Button>
  );
}

function OpenDesk({ electionId, desk }: { electionId: string; desk: DeskView }) {
  const t = useEnvelopesMessages();
  const { shown, held, refused, receive, flush, dismiss, show } = useReceipt(electionId);
  useScanner((code) => void receive(code));
  const form = useForm(async (values, element) => {
    const key = values.text('key');
    element.reset();
    if (key !== '') await receive(key);
  });
  const open = desk.trays.find(({ state }) => state === 'open');
  return (
    <div className="stack-wide">
      {held > 0 && (
        <Notice tone="warn" title={t('envelopes.desk.queue', { count: held })}>
          <div>
            <Button onClick={() => void flush()}>{t('envelopes.desk.queue.send')}</Button>
          </div>
        </Notice>
      )}
      {refused.map(({ id, key, refusal }) => (
        <Notice key={id} tone="stop" title={t('envelopes.desk.refused.of', { key })}>
          <p>{refusal?.title}</p>
          <p>{refusal?.detail}</p>
          <div>
            <Button onClick={() => void dismiss(id)}>{t('envelopes.desk.refused.seen')}</Button>
          </div>
        </Notice>
      ))}
      <div className="desk">
        <ScanPanel
          electionId={electionId}
          phase={desk.phase}
          shown={shown}
          onVoided={(scan) => show({ kind: 'scan', scan })}
        />
        <div className="card stack">
          <Figures>
            <Figure label={t('envelopes.desk.total')} value={desk.received} whole={desk.voters} />
            <Figure label={t('envelopes.desk.in-tray')} value={open?.envelopes ?? 0} />
            <Figure label={t('envelopes.desk.after-due')} value={desk.afterDue} />
          </Figures>
          <Form form={form} action={t('envelopes.desk.type.send')} label={t('envelopes.desk.type')}>
            <TextField
              name="key"
              label={t('envelopes.desk.type')}
              hint={t('envelopes.desk.type.hint')}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
          </Form>
        </div>
      </div>
      <Scans electionId={electionId} scans={desk.scans} title={t('envelopes.desk.last')} />
      <Trays electionId={electionId} desk={desk} />
      {desk.exceptions.length > 0 && (
        <div className="stack">
          <h2>{t('envelopes.desk.exceptions')}</h2>
          <p className="soft">{t('envelopes.desk.exceptions.detail')}</p>
          <ScanTable caption={t('envelopes.desk.exceptions')} scans={desk.exceptions} />
        </div>
      )}
    </div>
  );
}

function Scans({
  electionId,
  scans,
  title,
}: {
  electionId: string;
  scans: readonly ScanView[];
  title: string;
}) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const reverse = useMutation({
    mutationFn: (scan: ScanView) =>
      api.post<ScanView>(`/api/elections/${electionId}/envelopes/scans/${scan.id}/reversal`),
    onSuccess: (scan) => {
      toast({ text: t('envelopes.desk.reverse.done', { key: scan.key }) });
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  return (
    <div className="stack">
      <h2>{title}</h2>
      {reverse.error && <ProblemNotice problem={toProblem(reverse.error)} />}
      {scans.length === 0 ? (
        <p className="soft">{t('envelopes.desk.last.none')}</p>
      ) : (
        <ScanTable caption={title} scans={scans} onReverse={(scan) => reverse.mutate(scan)} />
      )}
    </div>
  );
}

function ScanTable({
  caption,
  scans,
  onReverse,
}: {
  caption: string;
  scans: readonly ScanView[];
  onReverse?: (scan: ScanView) => void;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const columns: Column<ScanView>[] = [
    {
      id: 'key',
      header: t('envelopes.desk.column.key'),
      isRowHeader: true,
      cell: (scan) => <bdi className={scan.isReversed ? 'code struck' : 'code'}>{scan.key}</bdi>,
    },
    {
      id: 'result',
      header: t('envelopes.desk.column.result'),
      cell: (scan) =>
        scan.isReversed ? (
          <StatusWord tone="plain">{t('envelopes.desk.reversed')}</StatusWord>
        ) : (
          <StatusWord tone={toneOf(scan.result)}>{t(`envelopes.desk.${scan.result}`)}</StatusWord>
        ),
    },
    {
      id: 'receipt',
      header: t('envelopes.desk.column.receipt'),
      align: 'end',
      cell: (scan) => (scan.receipt === null ? '–' : format.number(scan.receipt)),
    },
    { id: 'time', header: t('envelopes.desk.column.time'), cell: (scan) => format.time(scan.at) },
  ];
  if (onReverse !== undefined) {
    columns.push({
      id: 'action',
      header: t('envelopes.desk.column.action'),
      cell: (scan) =>
        scan.canReverse && (
          <Button
            kind="quiet"
            aria-label={t('envelopes.desk.reverse.of', { key: scan.key })}
            onClick={() => onReverse(scan)}
          >
            {t('envelopes.desk.reverse')}
          </Button>
        ),
    });
  }
  return <Table caption={caption} isCaptionHidden columns={columns} rows={scans} rowKey={({ id }) => id} />;
}

function Trays({ electionId, desk }: { electionId: string; desk: DeskView }) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const close = useMutation({
    mutationFn: () => {
      const tray = desk.trays.find(({ state }) => state === 'open')?.code ?? null;
      const body: Wire<CloseTray> = { tray };
      return api.post<TrayView>(`/api/elections/${electionId}/envelopes/trays/closing`, body);
    },
    onSuccess: ({ code, envelopes }) => {
      toast({ text: t('envelopes.desk.tray.closed', { code, envelopes }) });
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  return (
    <div className="stack">
      <div className="spread">
        <h2>{t('envelopes.desk.trays')}</h2>
        {(desk.phase === 'voting' || desk.phase === 'checking') && (
          <Button isBusy={close.isPending} onClick={() => close.mutate()}>
            {t('envelopes.desk.tray.close')}
          </Button>
        )}
      </div>
      <p className="soft measure">
        {desk.hidesTurnout
          ? t('envelopes.desk.trays.hidden')
          : t('envelopes.desk.trays.detail', { minimum: desk.minimumBlock })}
      </p>
      {close.error && <ProblemNotice problem={toProblem(close.error)} />}
      {desk.trays.length > 0 && (
        <Table
          caption={t('envelopes.desk.trays')}
          isCaptionHidden
          rows={desk.trays}
          rowKey={({ code }) => code}
          columns={[
            {
              id: 'tray',
              header: t('envelopes.desk.column.tray'),
              isRowHeader: true,
              cell: ({ code }) => <bdi className="code">{code}</bdi>,
            },
            {
              id: 'state',
              header: t('envelopes.desk.column.state'),
              cell: ({ state }) => (
                <StatusWord tone={state === 'recorded' ? 'good' : state === 'open' ? 'info' : 'plain'}>
                  {t(`envelopes.desk.tray.state.${state}`)}
                </StatusWord>
              ),
            },
            {
              id: 'envelopes',
              header: t('envelopes.desk.column.envelopes'),
              align: 'end',
              cell: ({ envelopes }) => format.number(envelopes),
            },
          ]}
        />
      )}
    </div>
  );
}
