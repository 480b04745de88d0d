import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BlockList } from '@contract/official/count/count.contract';
import type { ChallengeList } from '@contract/official/challenges/challenges.contract';
import { useCan, useElection } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Barcode } from './barcode';
import { fetchPrinterFile, keysOf } from './download-kits';
import { useEnvelopesMessages } from './messages';
import './labels.css';

interface Label {
  readonly code: string;
  readonly lines: readonly string[];
}

type Kind = 'return' | 'block' | 'challenge';

/** Labels and header sheets that the desks' scanners read, printed the day before. */
export function LabelsPage() {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const electionId = useElectionId();
  const can = useCan(electionId);
  const { data: election } = useElection(electionId);
  const [kind, setKind] = useState<Kind>('block');
  const path = `/api/elections/${electionId}`;
  const head = election === undefined ? '' : [election.employer, election.caseNumber].join(' · ');
  const blocks = useQuery({
    queryKey: ['blocks', electionId, 'labels'],
    queryFn: ({ signal }) => api.get<BlockList>(`${path}/blocks`, { signal }),
    enabled: kind === 'block',
  });
  const challenges = useQuery({
    queryKey: ['challenges', electionId],
    queryFn: ({ signal }) => api.get<ChallengeList>(`${path}/challenges`, { signal }),
    enabled: kind === 'challenge',
  });
  const kits = useMutation({
    mutationFn: async () =>
      keysOf(await fetchPrinterFile(electionId, 'initial', t('envelopes.labels.reason'))),
  });
  const labels: readonly Label[] =
    kind === 'block'
      ? (blocks.data?.items ?? []).map(({ id, position, ballots }) => ({
          code: id,
          lines: [
            t('envelopes.labels.block', { position: format.number(position) }),
            t('envelopes.labels.ballots', { ballots }),
          ],
        }))
      : kind === 'challenge'
        ? (challenges.data?.items ?? [])
            .filter(({ state }) => state === 'open')
            .map(({ docket }) => ({ code: docket, lines: [t('envelopes.labels.sealed')] }))
        : (kits.data ?? []).map((code) => ({ code, lines: [t('envelopes.labels.sign')] }));
  const error = blocks.error ?? challenges.error ?? kits.error;
  return (
    <Page
      title={t('envelopes.labels.title')}
      actions={<Button onClick={() => window.print()}>{t('envelopes.labels.print')}</Button>}
    >
      <div className="cluster no-print">
        {(['block', 'challenge', ...(can('kits.export') ? (['return'] as const) : [])] as const).map(
          (each) => (
            <Button key={each} aria-pressed={kind === each} onClick={() => setKind(each)}>
              {t(`envelopes.labels.kind.${each}`)}
            </Button>
          ),
        )}
      </div>
      {error && <ProblemNotice problem={toProblem(error)} />}
      {kind === 'return' && kits.data === undefined && (
        <div className="stack no-print">
          <p className="soft measure">{t('envelopes.labels.logged')}</p>
          <div>
            <Button kind="primary" isBusy={kits.isPending} onClick={() => kits.mutate()}>
              {t('envelopes.labels.load')}
            </Button>
          </div>
        </div>
      )}
      {labels.length === 0 ? (
        <EmptyState title={t('envelopes.labels.none')} />
      ) : (
        <ul className={kind === 'return' ? 'labels' : 'labels labels-sheets'}>
          {labels.map(({ code, lines }) => (
            <li key={code} className="label">
              <p className="small">{head}</p>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
              <Barcode text={code} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
