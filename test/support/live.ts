import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type {
  BoardView,
  Changed,
  ClientToServerEvents,
  ServerToClientEvents,
} from '../../src/live/live.contract';
import type { Session } from './session';

export type LiveClient = Socket<ServerToClientEvents, ClientToServerEvents>;

/** A socket of a page of this server, with the cookies of a session. */
export async function connect(session: Session, headers: Record<string, string> = {}): Promise<LiveClient> {
  const socket: LiveClient = io(session.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: {
      origin: session.url,
      ...(session.cookie === '' ? {} : { cookie: session.cookie }),
      ...headers,
    },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

export function join(socket: LiveClient, room: string): Promise<boolean> {
  return new Promise((resolve) => {
    socket.emit('join', { room }, resolve);
  });
}

/** The next hint that is about `what` (a prefix). */
export function nextHint(socket: LiveClient, what: string): Promise<Changed> {
  return new Promise((resolve) => {
    const look = (hint: Changed): void => {
      if (!hint.what.startsWith(what)) return;
      socket.off('changed', look);
      resolve(hint);
    };
    socket.on('changed', look);
  });
}

/** The next snapshot for which something holds. */
export function nextBoard(
  socket: LiveClient,
  holds: (board: BoardView) => boolean = () => true,
): Promise<BoardView> {
  return new Promise((resolve) => {
    const look = (board: BoardView): void => {
      if (!holds(board)) return;
      socket.off('board', look);
      resolve(board);
    };
    socket.on('board', look);
  });
}

export async function closed(socket: LiveClient): Promise<string> {
  const [reason] = (await once(socket as never, 'disconnect')) as [string];
  return reason;
}
