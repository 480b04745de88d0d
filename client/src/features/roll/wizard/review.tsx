import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportView } from '@contract/roll/imports.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import { textIn, useUrlState } from '../../../shells/route-state';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemNotice, StatusWord } from '../../../ui/notice';
import { ApplyStep } from './apply-step';
import { ColumnsStep } from './columns-step';
import { CompareStep } from './compare-step';
import { FilesStep } from './files-step';
import { ListFacts } from './list-facts';
import { MendStep } from './mend-step';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { listPath, listQuery } from './queries';
import { SheetsStep } from './sheets-step';
import { needsDecision, stepAfter, STEPS, type Step } from './steps';
import { useChoices, type ChoicesInHand } from './use-choices';
import { usePeopleChoices } from './use-people';

const readState = (
  search: Readonly<Record<string, unknown>>,
): { step: Step | undefined; files: 'linked' | undefined } => ({
  step: STEPS.find((step) => step === textIn(search, 'step')),
  // Chosen with the files, before there was a list to say it of.
  files: textIn(search, 'files') === 'linked' ? 'linked' : undefined,
});

/** What the steps share: the list as it was read last, and what is decided about it. */
export interface StepProps {
  readonly view: ImportView;
  readonly inHand: ChoicesInHand;
}

/** The steps between reading and applying. The step stands in the address; a finished one can be gone back to. */
export function Review({
  view,
  settled,
  onEnd,
}: {
  view: ImportView;
  settled: ImportView;
  /** Whether the list is being applied or cancelled from here. */
  onEnd: (ends: boolean) => void;
}) {
  const t = useListMessages();
  const inHand = useChoices(view, settled);
  // Of the comparison, but applying waits for what was decided there a moment ago.
  const people = usePeopleChoices(settled);
  const [{ step, files }, setState] = useUrlState(readState);
  const landing = stepAfter(null, settled, inHand.choices) ?? 'compare';
  const { decide, isBusy } = inHand;
  const isLinking = useRef(false);
  useEffect(() => {
    if (files === undefined || isLinking.current) return;
    isLinking.current = true;
    setState({ files: undefined });
    if (settled.filesAre !== files) decide({ kind: 'files', files });
  }, [decide, files, setState, settled.filesAre]);
  useEffect(() => {
    if (step === undefined && files === undefined && !isBusy) setState({ step: landing });
  }, [files, isBusy, landing, setState, step]);
  const shown = step ?? landing;
  // What one step shows is nothing to the next.
  const goTo = (next: Step) =>
    setState({ step: next, ...Object.fromEntries(STEP_STATE.map((name) => [name, undefined])) });
  const following = stepAfter(shown, settled, inHand.choices);
  const props: StepProps = { view: settled, inHand };
  return (
    <div className="stack-wide">
      <StepList shown={shown} view={settled} inHand={inHand} onChoose={goTo} />
      {inHand.problem && (
        <div className="stack">
          <ProblemNotice problem={inHand.problem} onRetry={inHand.retry} />
          <div>
            <Button onClick={inHand.discard}>{t('list.discard')}</Button>
          </div>
        </div>
      )}
      {people.problem && <ProblemNotice problem={people.problem} />}
      <ListFacts view={settled} isBusy={inHand.isBusy} />
      {shown === 'files' && <FilesStep {...props} />}
      {shown === 'sheets' && <SheetsStep {...props} />}
      {shown === 'columns' && <ColumnsStep {...props} />}
      {shown === 'mend' && <MendStep {...props} />}
      {shown === 'compare' && <CompareStep {...props} people={people} />}
      {shown === 'apply' && (
        <ApplyStep {...props} people={people} goBack={() => goTo('compare')} onEnd={onEnd} />
      )}
      <div className="cluster list-actions">
        {following && (
          <Button kind="primary" onClick={() => goTo(following)}>
            {t('list.next', { step: t(`list.step.${following}`) })}
          </Button>
        )}
        <Cancel view={view} onEnd={onEnd} />
      </div>
    </div>
  );
}

const STEP_STATE = ['group', 'show', 'from'] as const;

function StepList({
  shown,
  view,
  inHand,
  onChoose,
}: StepProps & { shown: Step; onChoose: (step: Step) => void }) {
  const t = useListMessages();
  const later = STEPS.slice(0, STEPS.indexOf('compare'));
  return (
    <nav aria-label={t('list.steps')}>
      <ol className="list-steps">
        {STEPS.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="list-step"
              aria-current={each === shown ? 'step' : undefined}
              onClick={() => onChoose(each)}
            >
              <span>{t(`list.step.${each}`)}</span>
              {later.includes(each) && (
                <span className="list-step-state small">
                  {needsDecision(each, view, inHand.choices) ? (
                    <StatusWord tone="warn">{t('list.step.look')}</StatusWord>
                  ) : (
                    <StatusWord tone="good">{t('list.step.done')}</StatusWord>
                  )}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Cancel({ view, onEnd }: { view: ImportView; onEnd: (ends: boolean) => void }) {
  const t = useListMessages();
  const place = useListPlace();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { queryKey } = listQuery(place, view.id);
  const cancelling = useMutation({
    mutationFn: () => api.post<ImportView>(`${listPath(place, view.id)}/cancel`),
    onMutate: () => onEnd(true),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
    onError: () => {
      onEnd(false);
      return client.invalidateQueries({ queryKey });
    },
  });
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('list.cancel')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={t('list.cancel.title')}>
        <p>{t('list.cancel.detail')}</p>
        {cancelling.error && <ProblemNotice problem={toProblem(cancelling.error)} />}
        <div className="dialog-actions">
          <Button kind="danger" isBusy={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {t('list.cancel')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('list.cancel.keep')}</Button>
        </div>
      </Dialog>
    </>
  );
}
