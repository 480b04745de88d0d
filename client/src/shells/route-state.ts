import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { NavigationEntry, ShellContext } from './navigation';

// Four workspaces are four routers, and the router's own types know one: what comes out of an address is unknown
// here, and read into a type at this edge.

/** A parameter of the path: `usePathParameter('token')` under `/invite/$token`. Throws where the path has none. */
export function usePathParameter(name: string): string {
  const parameters: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const value = parameters[name];
  if (typeof value !== 'string') throw new Error(`the path has no $${name}`);
  return value;
}

/** Id of the election that the page is about, in every workspace. */
export function useElectionId(): string {
  return usePathParameter('election');
}

/**
 * What stands behind `?` as the page's own state, so that it can be linked to and gone back from:
 * `const [filters, setFilters] = useUrlState(readFilters)`. `read` turns whatever the address holds into the
 * state (declare it outside the component); setting merges, and removes what is undefined or empty.
 */
export function useUrlState<State extends object>(
  read: (search: Readonly<Record<string, unknown>>) => State,
): [State, (change: Partial<State>) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => read(search), [read, search]);
  const change = useCallback(
    (part: Partial<State>) => {
      const merge = (before: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== ''),
        );
      void navigate({ to: '.', search: merge, replace: true, resetScroll: false });
    },
    [navigate],
  );
  return [state, change];
}

/** Text of one entry of the address, for `useUrlState` readers: a number typed into the address counts as text. */
export function textIn(search: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

export function useShellNavigation(): readonly NavigationEntry[] {
  const context: Partial<ShellContext> = useRouteContext({ strict: false });
  return context.navigation ?? [];
}
