import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Room } from '@contract/live/live.contract';
import { isRefused } from './query-client';
import { joinRoom } from './socket';

const QUIET_MILLISECONDS = 2_000;

/**
 * Keeps queries fresh while a screen is open: a hint of the room refetches them, at most once per two seconds.
 * `refresh` are query keys (prefixes); `concerns` narrows it to some hints.
 */
export function useLive(
  room: Room | null,
  refresh: readonly QueryKey[],
  concerns: (what: string) => boolean = () => true,
): void {
  const client = useQueryClient();
  const latest = useRef({ refresh, concerns });
  useEffect(() => {
    latest.current = { refresh, concerns };
  });
  useEffect(() => {
    if (room === null) return undefined;
    let timer: number | null = null;
    let isDue = false;
    const fetchNow = () => {
      isDue = false;
      timer = window.setTimeout(() => {
        timer = null;
        if (isDue) fetchNow();
      }, QUIET_MILLISECONDS);
      for (const queryKey of latest.current.refresh) {
        void client.invalidateQueries({ queryKey, predicate: ({ state }) => !isRefused(state) });
      }
    };
    const leave = joinRoom(room, (hint) => {
      // After the server's own feed was cut, anything may have changed.
      const isCertain = hint === null || hint.what === 'resynchronise';
      if (!isCertain && !latest.current.concerns(hint.what)) return;
      if (timer === null) fetchNow();
      else isDue = true;
    });
    return () => {
      leave();
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [client, room]);
}
