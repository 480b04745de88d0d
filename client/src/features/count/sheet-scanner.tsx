import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BlockView, OpenSheet } from '@contract/official/count/count.contract';
import { parsePaper } from '@domain/paper-code';
import { useElection } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Notice, ProblemNotice } from '../../ui/notice';
import { playTone } from '../envelopes/tones';
import { useScanner } from '../envelopes/use-scanner';
import { useCountMessages } from './messages';
import { blockQuery } from './queries';

/**
 * Hears the header sheet of a block and opens that block for whoever scans. `inHand` is a block that this person is
 * entering now: another sheet waits until it is committed or given back, so that nothing typed is lost.
 */
export function SheetScanner({ electionId, inHand }: { electionId: string; inHand: BlockView | null }) {
  const t = useCountMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: election } = useElection(electionId);
  const [isBusy, setBusy] = useState(false);
  const { mutate, reset, error } = useMutation({
    mutationFn: (sheet: string) => {
      const body: Wire<OpenSheet> = { sheet };
      return api.post<BlockView>(`/api/elections/${electionId}/blocks/sheets`, body);
    },
    onSuccess: async (block) => {
      playTone('ok');
      client.setQueryData(blockQuery(electionId, block.id).queryKey, block);
      await navigate({
        to: '/count/$election/table/$block',
        params: { election: electionId, block: block.id },
      });
    },
    onError: () => playTone('stop'),
    onSettled: () => client.invalidateQueries({ queryKey: ['count', electionId, 'blocks'] }),
  });
  useScanner((code) => {
    const verdict = parsePaper(code, election?.code ?? '');
    const isOther = verdict.ok && verdict.paper.kind === 'sheet' && verdict.paper.block !== inHand?.id;
    setBusy(inHand !== null && isOther);
    if (inHand !== null && isOther) {
      reset();
      playTone('stop');
    } else mutate(code);
  });
  if (isBusy && inHand !== null) {
    return (
      <div role="alert">
        <Notice tone="stop" title={t('count.sheet.busy', { position: inHand.position })}>
          <p>{t('count.sheet.busy.detail')}</p>
        </Notice>
      </div>
    );
  }
  return error && <ProblemNotice problem={toProblem(error)} />;
}
