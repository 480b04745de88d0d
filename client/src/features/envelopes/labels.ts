import { useMutation, useQuery } from '@tanstack/react-query';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { ChallengeList } from '@contract/official/challenges/challenges.contract';
import type { BlockList, BlockView } from '@contract/official/count/count.contract';
import type { DeskView } from '@contract/official/envelopes/envelopes.contract';
import { formatPaper } from '@domain/paper-code';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { fetchPrinterFile, keysOf } from './download-kits';
import { useEnvelopesMessages } from './messages';
import { deskQuery } from './queries';

export const LABEL_KINDS = ['block', 'tray', 'challenge', 'return'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

export interface Label {
  readonly code: string;
  /** What it is called among its kind. */
  readonly title: string;
  readonly lines: readonly string[];
}

/** The labels of one kind, as far as they can be made now. Those of return envelopes are asked for with `makeReturns`. */
export function useLabels(election: ElectionView, kind: LabelKind) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const path = `/api/elections/${election.id}`;
  const blocks = useQuery({
    queryKey: ['count', election.id, 'blocks'],
    queryFn: ({ signal }) => api.get<BlockList>(`${path}/blocks`, { signal }),
    enabled: kind === 'block' || kind === 'challenge',
  });
  const challenges = useQuery({
    queryKey: ['challenges', election.id],
    queryFn: ({ signal }) => api.get<ChallengeList>(`${path}/challenges`, { signal }),
    enabled: kind === 'challenge',
  });
  const desk = useQuery({ ...deskQuery(election.id), enabled: kind === 'tray' });
  const returns = useMutation({
    mutationFn: async () =>
      keysOf(await fetchPrinterFile(election.id, 'initial', t('envelopes.labels.reason'))),
  });
  const error = blocks.error ?? challenges.error ?? desk.error ?? returns.error;
  return { labels: labels(), returns, error };

  function labels(): readonly Label[] {
    switch (kind) {
      case 'block':
        return (blocks.data?.items ?? []).map(sheetOf);
      case 'tray':
        return (desk.data?.trays ?? []).map((tray) => trayOf(tray, desk.data?.hidesTurnout === true));
      case 'challenge':
        return [
          ...(challenges.data?.items ?? [])
            .filter(({ state }) => state === 'open')
            .map((each) => sealedOf(each.docket)),
          ...(blocks.data?.items ?? []).flatMap(({ position, dockets }) =>
            dockets
              .filter(({ state }) => state === 'open')
              .map(({ docket }) =>
                sealedOf(docket, t('envelopes.labels.from-block', { position: format.number(position) })),
              ),
          ),
        ];
      case 'return':
        return (returns.data ?? []).map((code) => ({
          code,
          title: code,
          lines: [t('envelopes.labels.sign')],
        }));
    }
  }

  function sheetOf({ id, position, ballots, round, source }: BlockView): Label {
    return {
      code: formatPaper(election.code, { kind: 'sheet', block: id, issue: round }),
      title: t('envelopes.labels.block', { position: format.number(position) }),
      lines: [
        t('envelopes.labels.ballots', { ballots }),
        election.question,
        ...(source === 'challenged' ? [t('envelopes.labels.opened')] : []),
        t('envelopes.labels.block-code', { block: id }),
        t(round === 1 ? 'envelopes.labels.issue' : 'envelopes.labels.issue.later', {
          issue: format.number(round),
        }),
        t('envelopes.labels.scan'),
      ],
    };
  }

  function trayOf({ code, envelopes, state }: DeskView['trays'][number], isHidden: boolean): Label {
    return {
      code: formatPaper(election.code, { kind: 'tray', tray: code }),
      title: t('envelopes.labels.tray', { code }),
      lines: [
        // An open tray fills up, and while turnout is hidden no paper says it either.
        ...(state === 'open' || isHidden ? [] : [t('envelopes.labels.envelopes', { envelopes })]),
        t('envelopes.labels.tray.keep'),
      ],
    };
  }

  function sealedOf(docket: string, from?: string): Label {
    return {
      code: formatPaper(election.code, { kind: 'docket', docket }),
      title: docket,
      lines: [...(from === undefined ? [] : [from]), t('envelopes.labels.sealed')],
    };
  }
}
