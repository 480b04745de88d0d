import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

/** Reads and commands are retried only when the network or a restarting server failed, never a refusal. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => failures < 3 && toProblem(error).isPassing;
  const retryDelay = (attempt: number) => Math.min(500 * 2 ** attempt, 8_000);
  return new QueryClient({
    defaultOptions: {
      queries: { retry, retryDelay, staleTime: 5_000, gcTime: 10 * 60_000, networkMode: 'always' },
      mutations: { retry, retryDelay, networkMode: 'always' },
    },
  });
}
