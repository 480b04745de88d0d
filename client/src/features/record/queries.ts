import { queryOptions } from '@tanstack/react-query';
import type { CheckpointView, RecordPage } from '@contract/official/record/record.contract';
import type { RecordEntry } from '@domain/record-entry';
import { ApiProblem } from '../../api/problem';
import { api } from '../../api/request';

/** The newest checkpoint of the room; null before the first is signed. */
export function checkpointQuery(electionId: string) {
  return queryOptions({
    queryKey: ['record', electionId, 'checkpoint'],
    queryFn: async ({ signal }) => {
      try {
        return await api.get<CheckpointView>(`/api/elections/${electionId}/record/checkpoint`, { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'no-checkpoint-yet') return null;
        throw error;
      }
    },
  });
}

/** All entries so far. A refetch asks only for those after the last one known: the record only ever grows. */
export function entriesQuery(electionId: string) {
  const queryKey = ['record', electionId, 'entries'] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<readonly RecordEntry[]> => {
      const entries = [...(client.getQueryData<readonly RecordEntry[]>(queryKey) ?? [])];
      for (;;) {
        const page = await api.get<RecordPage>(
          `/api/elections/${electionId}/record?from=${String(entries.length)}&limit=1000`,
          { signal },
        );
        entries.push(...page.lines.map((line) => JSON.parse(line) as RecordEntry));
        if (entries.length >= page.size || page.lines.length === 0) return entries;
      }
    },
  });
}
