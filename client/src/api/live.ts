import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Changed, ClientToServerEvents, Room, ServerToClientEvents } from '@contract/live/live.contract';

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
export type LiveState = 'idle' | 'connecting' | 'live' | 'lost';

const QUIET_MILLISECONDS = 2_000;

let socket: LiveSocket | null = null;
let opening: Promise<LiveSocket> | null = null;
let state: LiveState = 'idle';
const stateWatchers = new Set<() => void>();
const rooms = new Map<Room, Set<(hint: Changed | null) => void>>();

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const tell of stateWatchers) tell();
}

/** The page's one socket, fetched when first needed: it is not part of any page's first load. */
export async function openSocket(): Promise<LiveSocket> {
  opening ??= (async () => {
    setState('connecting');
    const { io } = await import('socket.io-client');
    const made: LiveSocket = io({ transports: ['websocket'], reconnectionDelayMax: 8_000 });
    socket = made;
    made.on('connect', () => {
      setState('live');
      // Hints sent while away are gone: every room is joined anew and everything on screen is fetched again.
      for (const [room, listeners] of rooms) {
        made.emit('join', { room }, () => undefined);
        for (const tell of listeners) tell(null);
      }
    });
    made.on('disconnect', () => setState('lost'));
    made.on('connect_error', () => setState('lost'));
    made.on('changed', (hint) => {
      for (const tell of rooms.get(hint.room as Room) ?? []) tell(hint);
    });
    return made;
  })();
  return opening;
}

/** Calls `listener` with every hint of the room, and with null after a reconnect. Returns how to leave. */
export function joinRoom(room: Room, listener: (hint: Changed | null) => void): () => void {
  const listeners = rooms.get(room) ?? new Set();
  const isFirst = listeners.size === 0;
  listeners.add(listener);
  rooms.set(room, listeners);
  void openSocket().then((made) => {
    if (isFirst && made.connected && rooms.get(room) === listeners) {
      made.emit('join', { room }, () => undefined);
    }
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    rooms.delete(room);
    socket?.emit('leave', { room });
  };
}

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
      for (const queryKey of latest.current.refresh) void client.invalidateQueries({ queryKey });
    };
    const leave = joinRoom(room, (hint) => {
      if (hint !== null && !latest.current.concerns(hint.what)) return;
      if (timer === null) fetchNow();
      else isDue = true;
    });
    return () => {
      leave();
      if (timer !== null) window.clearTimeout(timer);
    };
  }, [client, room]);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (tell) => {
      stateWatchers.add(tell);
      return () => void stateWatchers.delete(tell);
    },
    () => state,
    () => 'idle' as const,
  );
}
