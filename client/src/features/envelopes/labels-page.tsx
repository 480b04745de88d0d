import { useId, useState } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan, useElection } from '../../api/election';
import { toProblem } from '../../api/problem';
import { useFormat } from '../../i18n/provider';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { LABEL_KINDS, useLabels, type Label, type LabelKind } from './labels';
import { useEnvelopesMessages } from './messages';
import { PrintedCode } from './printed-code';
import './labels.css';

/** Beyond this nobody chooses one label from a list. */
const MOST_TO_CHOOSE_FROM = 500;

/** Labels and header sheets that the desks' scanners read, printed the day before. */
export function LabelsPage() {
  const t = useEnvelopesMessages();
  const query = useElection(useElectionId());
  return (
    <Page
      title={t('envelopes.labels.title')}
      actions={<Button onClick={() => window.print()}>{t('envelopes.labels.print')}</Button>}
    >
      <QueryView query={query}>{(election) => <Labels election={election} />}</QueryView>
    </Page>
  );
}

function Labels({ election }: { election: ElectionView }) {
  const t = useEnvelopesMessages();
  const can = useCan(election.id);
  const [{ kind }, setKind] = useUrlState(readKind);
  const { labels, returns, error } = useLabels(election, kind);
  const kinds = LABEL_KINDS.filter(
    (each) => (each !== 'return' || can('kits.export')) && (each !== 'tray' || can('desk.read')),
  );
  return (
    <>
      <div className="cluster no-print">
        {kinds.map((each) => (
          <Button key={each} aria-pressed={kind === each} onClick={() => setKind({ kind: each })}>
            {t(`envelopes.labels.kind.${each}`)}
          </Button>
        ))}
      </div>
      {error && <ProblemNotice problem={toProblem(error)} />}
      {kind === 'return' && returns.data === undefined && can('kits.export') && (
        <div className="stack no-print">
          <p className="soft measure">{t('envelopes.labels.logged')}</p>
          <div>
            <Button kind="primary" isBusy={returns.isPending} onClick={() => returns.mutate()}>
              {t('envelopes.labels.load')}
            </Button>
          </div>
        </div>
      )}
      {labels.length === 0 ? (
        <EmptyState title={t('envelopes.labels.none')} />
      ) : (
        <Sheets key={kind} election={election} kind={kind} labels={labels} />
      )}
    </>
  );
}

function Sheets({
  election,
  kind,
  labels,
}: {
  election: ElectionView;
  kind: LabelKind;
  labels: readonly Label[];
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const id = useId();
  const [only, setOnly] = useState('');
  const chosen = labels.filter(({ title }) => title === only);
  return (
    <>
      {labels.length > 1 && labels.length <= MOST_TO_CHOOSE_FROM && (
        <div className="field no-print">
          <label className="field-label" htmlFor={id}>
            {t('envelopes.labels.which')}
          </label>
          <select id={id} className="input" value={only} onChange={(event) => setOnly(event.target.value)}>
            <option value="">{t('envelopes.labels.all', { count: format.number(labels.length) })}</option>
            {labels.map(({ code, title }) => (
              <option key={code} value={title}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      <ul className={kind === 'block' ? 'labels labels-sheets' : 'labels'}>
        {(chosen.length === 0 ? labels : chosen).map(({ code, title, lines }) => (
          <li key={code} className="label">
            <p className="small">
              {election.employer} · <bdi className="code">{election.caseNumber}</bdi>
            </p>
            <p className="small">{election.name}</p>
            {title !== code && <p className="label-title">{title}</p>}
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <PrintedCode text={code} />
          </li>
        ))}
      </ul>
    </>
  );
}

function readKind(search: Readonly<Record<string, unknown>>): { kind: LabelKind } {
  const asked = textIn(search, 'kind');
  return { kind: LABEL_KINDS.find((kind) => kind === asked) ?? 'block' };
}
