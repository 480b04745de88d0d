import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ScanView, VoidEnvelope } from '@contract/official/envelopes/envelopes.contract';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Icon, type IconName } from '../../ui/icons';
import { ProblemNotice, useProblemWords, type Tone } from '../../ui/notice';
import { decisionsFor, useDecision } from './decisions';
import { useEnvelopesMessages } from './messages';
import { NumberedChoices } from './numbered-choices';
import { toneOf } from './scan-words';
import type { Shown } from './use-receipt';

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  warn: 'warning',
  stop: 'stop',
  info: 'clock',
  plain: 'circle',
};

const DEFECTS = ['unsigned', 'printed', 'torn', 'other'] as const;
type Defect = (typeof DEFECTS)[number];

/** The last scan, readable from two metres until the next one. */
export function ScanPanel({
  electionId,
  phase,
  canDecide,
  shown,
  onVoided,
}: {
  electionId: string;
  phase: string;
  /** The agent's: what becomes of an exception. */
  canDecide: boolean;
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
      {shown.kind === 'scan' &&
        canDecide &&
        shown.scan.decision === null &&
        decisionsFor(shown.scan.result).length > 0 && (
          <Deciding key={shown.scan.id} electionId={electionId} scan={shown.scan} onDecided={onVoided} />
        )}
      {shown.kind === 'scan' && shown.scan.decision !== null && (
        <p className="notice-title">{t(`envelopes.decision.done.${shown.scan.decision.decision}`)}</p>
      )}
    </section>
  );

  function detail(): string {
    if (shown.kind === 'ready') return t('envelopes.desk.ready.detail');
    if (shown.kind === 'held') return t('envelopes.desk.held.detail');
    if (shown.kind === 'no-desk' || shown.kind === 'not-an-envelope')
      return t(`envelopes.desk.${shown.kind}.detail`);
    if (shown.kind === 'sending') return '';
    if (shown.kind === 'refused') return words(shown.problem).detail;
    const { result, isAfterDue, otherCode } = shown.scan;
    if (result === 'received' && isAfterDue) return t('envelopes.desk.after-due.detail');
    return t(`envelopes.desk.${result}.detail`, { code: otherCode ?? '' });
  }
}

function toneShown(shown: Shown): Tone {
  if (shown.kind === 'scan') return toneOf(shown.scan.result);
  if (shown.kind === 'refused' || shown.kind === 'no-desk' || shown.kind === 'not-an-envelope') return 'stop';
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
  return (
    <>
      <NumberedChoices
        legend={t('envelopes.desk.defect')}
        hint={t('envelopes.desk.defect.hint')}
        choices={DEFECTS.map((value) => ({ value, label: t(`envelopes.desk.defect.${value}`) }))}
        action={t('envelopes.desk.defect.declare')}
        isBusy={isPending}
        onChoose={mutate}
      />
      {error && <ProblemNotice problem={toProblem(error)} />}
    </>
  );
}

/** The agent's word on an exception, where it stands in front of them. */
function Deciding({
  electionId,
  scan,
  onDecided,
}: {
  electionId: string;
  scan: ScanView;
  onDecided: (scan: ScanView) => void;
}) {
  const t = useEnvelopesMessages();
  const { mutate, isPending, error } = useDecision(electionId, onDecided);
  return (
    <>
      <NumberedChoices
        legend={t('envelopes.decision.legend')}
        hint={t('envelopes.desk.defect.hint')}
        choices={decisionsFor(scan.result).map((value) => ({
          value,
          label: t(`envelopes.decision.${value}`),
        }))}
        action={t('envelopes.decision.action')}
        isBusy={isPending}
        onChoose={(decision) => mutate({ scan, decision })}
      />
      {error && <ProblemNotice problem={toProblem(error)} />}
    </>
  );
}
