import type { Socket } from 'socket.io-client';
import { useSyncExternalStore } from 'react';
import type { Changed, ClientToServerEvents, Room, ServerToClientEvents } from '@contract/live/live.contract';

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
export type LiveState = 'idle' | 'connecting' | 'live' | 'lost';

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
