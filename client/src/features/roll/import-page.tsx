import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ChooseMapping, ImportView } from '@contract/roll/imports.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { textIn, useElectionId, usePathParameter, useUrlState } from '../../shells/route-state';
import { useAnnounce } from '../../ui/announcer';
import { Button, buttonClass } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { ColumnsStep } from './columns-step';
import { CompareStep } from './compare-step';
import { ImportProgress } from './import-progress';
import { useRollMessages } from './messages';
import { ProblemsStep } from './problems-step';
import { importPath, importQuery } from './queries';
import './roll.css';
import { SheetsStep } from './sheets-step';

export const STEPS = ['sheets', 'columns', 'problems', 'compare'] as const;
export type Step = (typeof STEPS)[number];

const readStep = (search: Readonly<Record<string, unknown>>): { step: Step | undefined } => ({
  step: STEPS.find((step) => step === textIn(search, 'step')),
});

/** What the steps share: the import, and how a choice is sent. */
export interface StepProps {
  readonly electionId: string;
  readonly view: ImportView;
  readonly choose: (choices: Wire<Omit<ChooseMapping, 'version'>>) => void;
  readonly isChoosing: boolean;
}

/** One import, from the file to the roll. The server keeps its state: the page may be left and opened anywhere. */
export function ImportPage() {
  const t = useRollMessages();
  const electionId = useElectionId();
  const importId = usePathParameter('import');
  const query = useQuery(importQuery(electionId, importId));
  useLive(`roll:${electionId}`, [['roll', electionId, 'import', importId]]);
  return (
    <Page title={t('roll.wizard.title', { name: query.data?.fileName ?? '…' })}>
      <QueryView query={query}>{(view) => <ImportState electionId={electionId} view={view} />}</QueryView>
    </Page>
  );
}

function ImportState({ electionId, view }: { electionId: string; view: ImportView }) {
  const t = useRollMessages();
  const format = useFormat();
  useStateAnnounced(view);
  const elsewhere = (
    <div className="cluster">
      <Link
        to="/elections/$election/roll"
        params={{ election: electionId }}
        className={buttonClass({ kind: 'primary' })}
      >
        {t('roll.wizard.to-roll')}
      </Link>
      <Link to="/elections/$election/roll/import" params={{ election: electionId }} className={buttonClass()}>
        {t('roll.wizard.again')}
      </Link>
    </div>
  );
  switch (view.state) {
    case 'reading':
    case 'applying':
      return <ImportProgress view={view} />;
    case 'refused':
      return (
        <div className="stack">
          <div className="notice tone-stop" role="alert">
            <p className="notice-title">{view.refusal?.title}</p>
            <p>{view.refusal?.detail}</p>
          </div>
          {elsewhere}
        </div>
      );
    case 'cancelled':
      return (
        <div className="stack">
          <Notice tone="plain" title={t('roll.cancelled.title')} />
          {elsewhere}
        </div>
      );
    case 'applied':
      return (
        <div className="stack">
          <Notice tone="good" title={t('roll.applied.title')}>
            <p>
              {t('roll.applied.detail', {
                added: format.number(view.counts?.added ?? 0),
                changed: format.number(view.counts?.changed ?? 0),
                gone: format.number(view.counts?.gone ?? 0),
                same: format.number(view.counts?.same ?? 0),
              })}
            </p>
            <p>{t('roll.applied.seal')}</p>
          </Notice>
          {elsewhere}
        </div>
      );
    case 'review':
      return <Review electionId={electionId} view={view} />;
  }
}

function useStateAnnounced({ state, counts }: ImportView): void {
  const t = useRollMessages();
  const format = useFormat();
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (state === 'review')
      announce(t('roll.announce.review', { people: format.number(counts?.people ?? 0) }));
    if (state === 'applied') announce(t('roll.announce.applied'));
  }, [announce, counts, format, state, t]);
}

function Review({ electionId, view }: { electionId: string; view: ImportView }) {
  const t = useRollMessages();
  const client = useQueryClient();
  const [{ step = 'sheets' }, setStep] = useUrlState(readStep);
  const [isCancelling, setCancelling] = useState(false);
  const path = importPath(electionId, view.id);
  const take = (fresh: ImportView) => client.setQueryData(importQuery(electionId, view.id).queryKey, fresh);
  const refresh = () => client.invalidateQueries({ queryKey: ['roll', electionId, 'import', view.id] });
  const choosing = useMutation({
    mutationFn: (choices: Wire<Omit<ChooseMapping, 'version'>>) =>
      api.put<ImportView>(`${path}/mapping`, { ...choices, version: view.version }),
    onSuccess: take,
    onError: refresh,
  });
  const applying = useMutation({
    mutationFn: () => api.post<ImportView>(`${path}/apply`, { version: view.version }),
    onSuccess: take,
    onError: refresh,
  });
  const cancelling = useMutation({
    mutationFn: () => api.post<ImportView>(`${path}/cancel`),
    onSuccess: take,
    onError: refresh,
  });
  const problem = choosing.error ?? applying.error ?? cancelling.error;
  const props: StepProps = { electionId, view, choose: choosing.mutate, isChoosing: choosing.isPending };
  const following = STEPS[STEPS.indexOf(step) + 1];
  return (
    <div className="stack-wide">
      <nav aria-label={t('roll.wizard.steps')}>
        <ol className="roll-steps">
          {STEPS.map((each) => (
            <li key={each}>
              <button
                type="button"
                className="roll-step"
                aria-current={each === step ? 'step' : undefined}
                onClick={() => setStep({ step: each })}
              >
                {t(`roll.wizard.step.${each}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {problem && <ProblemNotice problem={toProblem(problem)} />}
      <FileFacts view={view} />
      {step === 'sheets' && <SheetsStep key={view.version} {...props} />}
      {step === 'columns' && <ColumnsStep key={view.version} {...props} />}
      {step === 'problems' && <ProblemsStep {...props} />}
      {step === 'compare' && (
        <CompareStep {...props} apply={() => applying.mutate()} isApplying={applying.isPending} />
      )}
      <div className="cluster">
        {following && (
          <Button kind="primary" onClick={() => setStep({ step: following })}>
            {t('roll.wizard.next', { step: t(`roll.wizard.step.${following}`) })}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setCancelling(true)}>
          {t('roll.wizard.cancel')}
        </Button>
      </div>
      <Dialog
        isOpen={isCancelling}
        onClose={() => setCancelling(false)}
        title={t('roll.wizard.cancel.title')}
      >
        <p>{t('roll.wizard.cancel.detail')}</p>
        <div className="dialog-actions">
          <Button kind="danger" isBusy={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {t('roll.wizard.cancel')}
          </Button>
          <Button onClick={() => setCancelling(false)}>{t('roll.wizard.cancel.keep')}</Button>
        </div>
      </Dialog>
    </div>
  );
}

/** What the file is, and where each of its rows went. */
function FileFacts({ view }: { view: ImportView }) {
  const t = useRollMessages();
  const format = useFormat();
  const { counts, fileKind, encoding, delimiter, sameFileAppliedAt } = view;
  return (
    <div className="stack">
      {sameFileAppliedAt !== null && (
        <Notice tone="info" title={t('roll.same-file', { at: format.dateTime(sameFileAppliedAt) })} />
      )}
      <p className="soft">
        {fileKind === 'delimited'
          ? t('roll.file.delimited', {
              encoding: encoding ?? '',
              delimiter: delimiter === '\t' ? t('roll.file.tab') : (delimiter ?? ''),
            })
          : t('roll.file.workbook')}
        {counts !== null && (
          <>
            {' · '}
            <span className="number">
              {t('roll.file.rows', {
                rows: format.number(counts.rowsInFile),
                people: format.number(counts.people),
                leftOut: format.number(counts.rowsInFile - counts.people),
              })}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
