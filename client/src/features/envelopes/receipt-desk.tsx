import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView, ScanView } from '@contract/official/envelopes/envelopes.contract';
import { useCan } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Figure, Figures } from '../../ui/figure';
import { Form, useForm } from '../../ui/form';
import { EmptyState, Notice, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useToast } from '../../ui/toasts';
import { useDecision, type Decision } from './decisions';
import { ClosedDesk, DeskLine } from './desk-line';
import { DesksTable } from './desks-table';
import { useEnvelopesMessages } from './messages';
import { ownDesk } from './own-desk';
import { deskQuery } from './queries';
import { ScanPanel } from './scan-panel';
import { ScanTable } from './scan-table';
import { isMuted, setMuted } from './tones';
import { Trays } from './trays';
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
  const can = useCan(electionId);
  const [own, setOwn] = useState(() => ownDesk(electionId));
  const here = desk.desks.find(({ id }) => id === own);
  const openHere = here?.closedAt === null ? here : undefined;
  const [isReturns, setReturns] = useState(false);
  const { shown, held, refused, receive, flush, dismiss, show } = useReceipt(
    electionId,
    openHere?.id ?? null,
  );
  useScanner((code) => void receive(code, isReturns));
  const form = useForm(async (values, element) => {
    const key = values.text('key');
    element.reset();
    if (key !== '') await receive(key, isReturns);
  });
  const decide = useDecision(electionId, () => undefined);
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
      {openHere === undefined ? (
        desk.phase !== 'closed' && (
          <ClosedDesk
            electionId={electionId}
            before={here}
            onOpened={(id) => {
              setOwn(id);
              show({ kind: 'ready' });
            }}
          />
        )
      ) : (
        <DeskLine electionId={electionId} desk={openHere} held={held} />
      )}
      <div className="desk">
        {(openHere !== undefined || shown.kind !== 'ready') && (
          <ScanPanel
            electionId={electionId}
            phase={desk.phase}
            canDecide={can('exception.decide')}
            shown={shown}
            onVoided={(scan) => show({ kind: 'scan', scan })}
          />
        )}
        <div className="card stack">
          <Figures>
            <Figure label={t('envelopes.desk.total')} value={desk.received} whole={desk.voters} />
            <Figure label={t('envelopes.desk.in-tray')} value={open?.envelopes ?? 0} />
            <Figure label={t('envelopes.desk.after-due')} value={desk.afterDue} />
          </Figures>
          {openHere !== undefined && (
            <>
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
              <label className="choice">
                <input
                  type="checkbox"
                  checked={isReturns}
                  onChange={(event) => setReturns(event.target.checked)}
                />
                <span>{t('envelopes.desk.returns')}</span>
              </label>
              {isReturns && <Notice tone="warn" title={t('envelopes.desk.returns.on')} />}
            </>
          )}
        </div>
      </div>
      <Scans electionId={electionId} scans={desk.scans} title={t('envelopes.desk.last')} />
      <Trays electionId={electionId} desk={desk} />
      {desk.exceptions.length > 0 && (
        <div className="stack">
          <h2>{t('envelopes.desk.exceptions')}</h2>
          <p className="soft">{t('envelopes.desk.exceptions.detail')}</p>
          {decide.error && <ProblemNotice problem={toProblem(decide.error)} />}
          <ScanTable
            caption={t('envelopes.desk.exceptions')}
            scans={desk.exceptions}
            {...(can('exception.decide') && {
              onDecide: (scan: ScanView, decision: Decision) => decide.mutate({ scan, decision }),
            })}
          />
        </div>
      )}
      <DesksTable electionId={electionId} desks={desk.desks} canClose={can('exception.decide')} />
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
