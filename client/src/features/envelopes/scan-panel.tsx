import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ScanView, VoidEnvelope } from '@contract/official/envelopes/envelopes.contract';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icons';
import { ProblemNotice, useProblemWords, type Tone } from '../../ui/notice';
import { useEnvelopesMessages } from './messages';
import { toneOf } from './scan-words';
import type { Shown } from './use-receipt';
import './keys.css';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  warn: 'warning',
  stop: 'stop',
  info: 'clock',
  plain: 'circle',
};

const DEFECTS = ['unsigned', 'printed', 'torn', 'other'] as const;
type Defect = (typeof DEFECTS)[number];

/** After such a pause a key begins something new. */
const PAUSE_MILLISECONDS = 1_000;

/** The last scan, readable from two metres until the next one. */
export function ScanPanel({
  electionId,
  phase,
  shown,
  onVoided,
}: {
  electionId: string;
  phase: string;
  shown: Shown;
  onVoided: (scan: ScanView) => void;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const words = useProblemWords();
  const tone = toneShown(shown);
  return (
    <section className={`card scan-panel tone-${tone}`} aria-label={t('envelopes.desk.title')}>
      <div className="scan-state" role={tone === 'stop' || tone === 'warn' ? 'alert' : 'status'}>
        <Icon name={ICONS[tone]} size={72} />
        <p className="scan-word">
          {shown.kind === 'scan'
            ? t(`envelopes.desk.${shown.scan.result}`)
            : t(`envelopes.desk.${shown.kind}`)}
        </p>
        {shown.kind === 'scan' && shown.scan.receipt !== null && (
          <p className="scan-number number">
            {t('envelopes.desk.number', { number: format.number(shown.scan.receipt) })}
          </p>
        )}
        {shown.kind !== 'ready' && (
          <p className="code">
            {t('envelopes.desk.key', { key: shown.kind === 'scan' ? shown.scan.key : shown.key })}
          </p>
        )}
        <p className="measure">{detail()}</p>
      </div>
      {shown.kind === 'scan' &&
        shown.scan.result === 'received' &&
        (phase === 'voting' || phase === 'checking') && (
          <Defects key={shown.scan.id} electionId={electionId} scan={shown.scan} onVoided={onVoided} />
        )}
    </section>
  );

  function detail(): string {
    if (shown.kind === 'ready') return t('envelopes.desk.ready.detail');
    if (shown.kind === 'held') return t('envelopes.desk.held.detail');
    if (shown.kind === 'sending') return '';
    if (shown.kind === 'refused') return words(shown.problem).detail;
    const { result, isAfterDue, otherCode } = shown.scan;
    if (result === 'received' && isAfterDue) return t('envelopes.desk.after-due.detail');
    return t(`envelopes.desk.${result}.detail`, { code: otherCode ?? '' });
  }
}

function toneShown(shown: Shown): Tone {
  if (shown.kind === 'scan') return toneOf(shown.scan.result);
  if (shown.kind === 'refused') return 'stop';
  return shown.kind === 'held' ? 'warn' : 'info';
}

/** One digit and Enter for an envelope with a defect. */
function Defects({
  electionId,
  scan,
  onVoided,
}: {
  electionId: string;
  scan: ScanView;
  onVoided: (scan: ScanView) => void;
}) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Defect | null>(null);
  const run = useRef({ length: 0, at: 0 });
  useEffect(() => {
    run.current.length = 0;
  }, [scan.id]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (condition: Defect) => {
      const body: Wire<VoidEnvelope> = { id: mintId(), key: scan.key, condition };
      return api.post<ScanView>(`/api/elections/${electionId}/envelopes/voids`, body);
    },
    onSuccess: (view) => {
      onVoided(view);
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      // A digit on its own chooses: one of a slow scanner's many must not declare the envelope before it void.
      if (event.key.length === 1) {
        const isGoingOn = event.timeStamp - run.current.at < PAUSE_MILLISECONDS;
        run.current = { length: isGoingOn ? run.current.length + 1 : 1, at: event.timeStamp };
        setChosen((run.current.length === 1 ? DEFECTS[Number(event.key) - 1] : undefined) ?? null);
      } else if (event.key === 'Enter' || event.key === 'Escape') {
        run.current.length = 0;
      }
      if (event.key === 'Escape') setChosen(null);
      if (event.key === 'Enter' && chosen !== null && !(event.target instanceof HTMLButtonElement))
        mutate(chosen);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [chosen, mutate]);
  return (
    <fieldset className="scan-defects">
      <legend>{t('envelopes.desk.defect')}</legend>
      <p className="small">{t('envelopes.desk.defect.hint')}</p>
      <div className="cluster">
        {DEFECTS.map((defect, index) => (
          <Button
            key={defect}
            aria-pressed={chosen === defect}
            onClick={() => setChosen(chosen === defect ? null : defect)}
          >
            <kbd>{index + 1}</kbd> {t(`envelopes.desk.defect.${defect}`)}
          </Button>
        ))}
      </div>
      {error && <ProblemNotice problem={toProblem(error)} />}
      {chosen !== null && (
        <div>
          <Button kind="danger" isBusy={isPending} onClick={() => mutate(chosen)}>
            {t('envelopes.desk.defect.declare')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
