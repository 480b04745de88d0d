import { QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

/**
 * Whether the server said "not here, or not yours". Asked again by itself, such a query would show its loading face and
 * the refusal in turns; the reader asks again by opening the page again.
 */
export function isRefused({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean {
  return data === undefined && error !== null && toProblem(error).isDenied;
}

/** Reads and commands are retried only when the network or a restarting server failed, never a refusal. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => failures < 3 && toProblem(error).isPassing;
  const retryDelay = (attempt: number) => Math.min(500 * 2 ** attempt, 8_000);
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry,
        retryDelay,
        staleTime: 5_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: ({ state }) => !isRefused(state),
        refetchOnReconnect: ({ state }) => !isRefused(state),
      },
      mutations: { retry, retryDelay, networkMode: 'always' },
    },
  });
}
