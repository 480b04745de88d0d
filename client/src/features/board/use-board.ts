import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { BoardView } from '@contract/live/live.contract';
import { joinRoom, openSocket } from '../../api/socket';

const POLL_MILLISECONDS = 15_000;
const STALE_MILLISECONDS = 60_000;
const TICK_MILLISECONDS = 1_000;

export type BoardFeed = 'live' | 'polling' | 'lost';

export interface BoardState {
  /** What is shown. */
  readonly view: BoardView;
  /** Newer than what is shown, held back while paused. */
  readonly waiting: BoardView | null;
  readonly isPaused: boolean;
  readonly feed: BoardFeed;
  /** When the server was last heard, by this device's clock; null until the page runs. */
  readonly heardAt: number | null;
  /** This device's clock, by the second; null until the page runs. */
  readonly now: number | null;
}

type Change =
  | { readonly kind: 'snapshot'; readonly view: BoardView; readonly at: number }
  | { readonly kind: 'heard'; readonly at: number }
  | { readonly kind: 'connected' | 'disconnected' }
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'pause' | 'resume' };

/** Snapshots come by two ways and may overtake each other: a shorter record is older. */
export function isNewer(next: BoardView, than: BoardView): boolean {
  if (next.election.id !== than.election.id) return false;
  if (next.recordSize !== than.recordSize) return next.recordSize > than.recordSize;
  return next.asOf > than.asOf;
}

export function reduceBoard(state: BoardState, change: Change): BoardState {
  switch (change.kind) {
    case 'snapshot': {
      const heard = {
        ...state,
        heardAt: change.at,
        now: change.at,
        feed: state.feed === 'live' ? state.feed : 'polling',
      } as const;
      if (!isNewer(change.view, state.waiting ?? state.view)) return heard;
      return state.isPaused ? { ...heard, waiting: change.view } : { ...heard, view: change.view };
    }
    case 'heard':
      return { ...state, heardAt: change.at };
    case 'connected':
      return { ...state, feed: 'live' };
    case 'disconnected':
      return { ...state, feed: 'polling' };
    case 'tick': {
      const isStale = change.at - (state.heardAt ?? change.at) > STALE_MILLISECONDS;
      return {
        ...state,
        now: change.at,
        heardAt: state.heardAt ?? change.at,
        feed: isStale ? 'lost' : state.feed,
      };
    }
    case 'pause':
      return { ...state, isPaused: true };
    case 'resume':
      return { ...state, isPaused: false, view: state.waiting ?? state.view, waiting: null };
  }
}

/**
 * The snapshot that came with the page, kept up to date by the socket, or by polling `results.json` every fifteen
 * seconds while there is no socket. After sixty seconds without a word from the server the feed is `lost`.
 */
export function useBoard(initial: BoardView): { state: BoardState; setPaused: (isPaused: boolean) => void } {
  const [state, change] = useReducer(reduceBoard, {
    view: initial,
    waiting: null,
    isPaused: false,
    feed: 'polling',
    heardAt: null,
    now: null,
  });
  const isConnected = useRef(false);
  const { slug } = initial.election;

  const poll = useCallback(async () => {
    const response = await fetch(`/e/${encodeURIComponent(slug)}/results.json`).catch(() => null);
    if (!response?.ok) return;
    const view = (await response.json()) as BoardView;
    change({ kind: 'snapshot', view, at: Date.now() });
  }, [slug]);

  useEffect(() => {
    change({ kind: 'tick', at: Date.now() });
    const ticking = window.setInterval(() => change({ kind: 'tick', at: Date.now() }), TICK_MILLISECONDS);
    const polling = window.setInterval(() => {
      if (!isConnected.current) void poll();
    }, POLL_MILLISECONDS);
    const look = () => {
      if (document.visibilityState === 'visible') void poll();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(ticking);
      window.clearInterval(polling);
      document.removeEventListener('visibilitychange', look);
    };
  }, [poll]);

  useEffect(() => {
    let isGone = false;
    const undo: (() => void)[] = [];
    void openSocket().then((socket) => {
      if (isGone) return;
      const receive = (view: BoardView) => change({ kind: 'snapshot', view, at: Date.now() });
      const hear = () => change({ kind: 'heard', at: Date.now() });
      const connect = () => {
        isConnected.current = true;
        change({ kind: 'connected' });
        // What was pushed before the room was joined is caught up with once.
        void poll();
      };
      const disconnect = () => {
        isConnected.current = false;
        change({ kind: 'disconnected' });
      };
      socket.on('board', receive);
      socket.on('connect', connect);
      socket.on('disconnect', disconnect);
      socket.io.on('ping', hear);
      undo.push(joinRoom(`board:${slug}`, hear), () => {
        socket.off('board', receive);
        socket.off('connect', connect);
        socket.off('disconnect', disconnect);
        socket.io.off('ping', hear);
      });
      if (socket.connected) connect();
    });
    return () => {
      isGone = true;
      for (const each of undo) each();
    };
  }, [slug, poll]);

  return { state, setPaused: (isPaused) => change({ kind: isPaused ? 'pause' : 'resume' }) };
}
