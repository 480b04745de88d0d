import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way between a browser and a server, which can be cut while a file is on it. */
export class CuttingLine {
  readonly #sockets = new Set<Socket>();
  #most = Infinity;

  private constructor(private readonly listener: Server) {}

  static async to(address: string): Promise<CuttingLine> {
    const { hostname, port } = new URL(address);
    const listener = createServer();
    const line = new CuttingLine(listener);
    listener.on('connection', (near) => line.#join(near, connect(Number(port), hostname)));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  /** From now on a connection ends, without a word to either side, once so many bytes have come from the browser. */
  cutAfter(bytes: number): void {
    this.#most = bytes;
  }

  mend(): void {
    this.#most = Infinity;
  }

  close(): void {
    this.listener.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(near: Socket, far: Socket): void {
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    let sent = 0;
    near.on('data', (bytes) => {
      sent += bytes.length;
      if (sent > this.#most) end();
      else far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
  }
}
