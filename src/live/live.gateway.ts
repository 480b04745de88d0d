import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Subscription } from 'rxjs';
import type { Server, Socket } from 'socket.io';
import { SessionReader } from '../accounts/session-reader.service';
import { can } from '../domain/permissions';
import { Feed } from '../platform/events/feed';
import { BoardService } from './board.service';
import type { ClientToServerEvents, RoomKind, ServerToClientEvents } from './live.contract';
import { CLOSES_SOCKETS, RIGHT_OF_ROOM, announcementsOf } from './rooms';

interface SocketData {
  accountId: string | null;
}

type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;

const ROOM = /^(board|election|roll|campaign|desk|count|record):([A-Za-z0-9-]{1,64})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_ROOMS = 16;

/** At most one snapshot per this many milliseconds and board, after the first one at once. */
export const BOARD_INTERVAL_MS = 500;

/** Read-only sockets: they say what changed. What it is, is fetched by HTTP under the same rights; the public board alone is pushed. */
@WebSocketGateway({ transports: ['websocket'], serveClient: false, maxHttpBufferSize: 4096 })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnModuleDestroy {
  @WebSocketServer() private readonly server!: LiveServer;
  readonly #log = new Logger(LiveGateway.name);
  readonly #boards = new Map<string, { isDue: boolean; timer: NodeJS.Timeout | null }>();
  #subscription: Subscription | null = null;

  constructor(
    private readonly feed: Feed,
    private readonly sessions: SessionReader,
    private readonly boards: BoardService,
  ) {}

  afterInit(): void {
    this.#subscription = this.feed.hints.subscribe((hint) => {
      if (hint.stream === 'resynchronise') {
        this.boards.forgetAll();
        for (const room of this.server.sockets.adapter.rooms.keys()) {
          if (ROOM.test(room)) this.#announce(room, 'resynchronise');
        }
        return;
      }
      if (hint.stream === 'core' && CLOSES_SOCKETS.has(hint.type)) {
        this.server.in(`account:${hint.subject}`).disconnectSockets(true);
      }
      for (const changed of announcementsOf(hint)) this.server.to(changed.room).emit('changed', changed);
      if (hint.election === null) return;
      const isConfigured = hint.stream === 'core' && hint.type === 'election.configured';
      if (isConfigured) this.boards.forgetElection(hint.election);
      if (isConfigured || hint.stream === 'record') this.#push(hint.election);
    });
  }

  onModuleDestroy(): void {
    this.#subscription?.unsubscribe();
    for (const { timer } of this.#boards.values()) if (timer !== null) clearTimeout(timer);
    this.#boards.clear();
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    const actor = await this.sessions.actorFor(socket.handshake.headers.cookie, null);
    socket.data.accountId = actor.accountId;
    if (actor.accountId !== null) await socket.join(`account:${actor.accountId}`);
  }

  /** Answers whether the room is open to the asker. Rights are looked up now, not at the handshake. */
  @SubscribeMessage('join')
  async join(@ConnectedSocket() socket: LiveSocket, @MessageBody() request: unknown): Promise<boolean> {
    const parts = ROOM.exec(nameOf(request));
    if (parts === null || socket.rooms.size >= MOST_ROOMS) return false;
    const [room, kind, id] = parts as unknown as [string, RoomKind, string];
    try {
      if (kind === 'board') {
        const snapshot = await this.boards.bySlug(id);
        if (snapshot === null) return false;
        await socket.join(`board:${snapshot.election.id}`);
        socket.emit('board', snapshot);
        return true;
      }
      if (!UUID.test(id)) return false;
      const { actor, election } = await this.sessions.actorAndElectionFor(
        socket.handshake.headers.cookie,
        id,
      );
      if (election === null || (actor.accountId === null) !== (socket.data.accountId === null)) return false;
      const permitted = actor.accountId === null ? null : { ...actor, accountId: actor.accountId };
      if (!can(permitted, RIGHT_OF_ROOM[kind], { phase: election.phase })) return false;
      await socket.join(room);
      return true;
    } catch (error) {
      this.#log.warn(`join: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  @SubscribeMessage('leave')
  async leave(@ConnectedSocket() socket: LiveSocket, @MessageBody() request: unknown): Promise<void> {
    const room = nameOf(request);
    if (ROOM.test(room)) await socket.leave(room);
  }

  #announce(room: string, what: string): void {
    if (room.startsWith('board:')) this.#push(room.slice('board:'.length));
    else this.server.to(room).emit('changed', { room, what });
  }

  /** Leading edge at once, then at most one snapshot per interval, the last one always sent. */
  #push(electionId: string): void {
    const room = `board:${electionId}`;
    this.boards.forget(electionId);
    if (!this.server.sockets.adapter.rooms.has(room)) return;
    const state = this.#boards.get(electionId) ?? { isDue: false, timer: null };
    this.#boards.set(electionId, state);
    if (state.timer !== null) {
      state.isDue = true;
      return;
    }
    const send = (): void => {
      state.isDue = false;
      state.timer = setTimeout(() => {
        state.timer = null;
        if (state.isDue) send();
        else this.#boards.delete(electionId);
      }, BOARD_INTERVAL_MS);
      this.boards.byId(electionId).then(
        (snapshot) => {
          if (snapshot !== null) this.server.to(room).emit('board', snapshot);
        },
        (error: unknown) => {
          this.#log.warn(`board of ${electionId}: ${String(error)}`);
        },
      );
    };
    send();
  }
}

function nameOf(request: unknown): string {
  if (typeof request !== 'object' || request === null || !('room' in request)) return '';
  return typeof request.room === 'string' ? request.room : '';
}
