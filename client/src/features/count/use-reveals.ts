import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BlockView } from '@contract/official/count/count.contract';
import { toProblem, type ApiProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useSession } from '../../api/session';
import { heldEntries, releaseEntry, type HeldEntry } from './held-entries';

/**
 * Hands over what this browser has committed to as soon as both commitments of the round stand, whatever page of
 * the count is open. Answers the last refusal, and for which blocks this browser holds a salt.
 */
export function useReveals(
  electionId: string,
  blocks: readonly BlockView[],
): { problem: ApiProblem | null; held: ReadonlySet<string> | null } {
  const client = useQueryClient();
  const { session } = useSession();
  const accountId = session?.account.id ?? null;
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [held, setHeld] = useState<ReadonlySet<string> | null>(null);
  const [round, setRound] = useState(0);
  const isRevealing = useRef(false);
  const hasMissed = useRef(false);
  useEffect(() => {
    if (accountId === null) return;
    // What changes while the last look still goes on wants another one.
    hasMissed.current = isRevealing.current;
    if (isRevealing.current) return;
    isRevealing.current = true;
    const reveal = async () => {
      let hasSent = false;
      for (const entry of await heldEntries(electionId, accountId)) {
        const block = blocks.find(({ id }) => id === entry.blockId);
        if (block === undefined) continue;
        if (isOver(block, entry)) await releaseEntry(entry.id);
        else if (isDue(block, entry)) {
          await api.post(`/api/elections/${electionId}/blocks/${block.id}/reveals`, entry.reveal);
          await releaseEntry(entry.id);
          hasSent = true;
        }
      }
      setHeld(new Set((await heldEntries(electionId, accountId)).map(({ blockId }) => blockId)));
      setProblem(null);
      if (hasSent) await client.invalidateQueries({ queryKey: ['count', electionId] });
    };
    reveal()
      .catch((error: unknown) => setProblem(toProblem(error)))
      .finally(() => {
        isRevealing.current = false;
        if (hasMissed.current) setRound((before) => before + 1);
      });
  }, [accountId, blocks, client, electionId, round]);
  return { problem, held };
}

function isOver(block: BlockView, { reveal }: HeldEntry): boolean {
  return block.state === 'sealed' || block.round > reveal.round;
}

function isDue(block: BlockView, { reveal }: HeldEntry): boolean {
  const stands = (slot: string) =>
    block.slots.some(
      (each) => each.slot === slot && (each.state === 'committed' || each.state === 'revealed'),
    );
  return block.round === reveal.round && stands('A') && stands('B') && stands(reveal.slot);
}
