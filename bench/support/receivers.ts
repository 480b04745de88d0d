import WebSocket from 'ws';
import type { Order, Report } from './audience';

/**
 * A process full of sockets, so that receiving costs the server nothing. Says when the last of them has heard one
 * message since it was told to listen; the time is of the monotonic clock that all processes of a machine share.
 */
let awaited = 0;

function hear(): void {
  awaited -= 1;
  if (awaited === 0) report({ is: 'heard', at: String(process.hrtime.bigint()) });
}

function report(what: Report): void {
  process.send?.(what);
}

/**
 * Speaks the few words of Engine.IO 4 and Socket.IO 5 that a reader needs, so that both sides of the figure have the
 * very same receivers: what is compared is the server.
 */
async function follow({
  url,
  cookie,
  room,
  event,
  sockets,
}: Extract<Order, { do: 'follow' }>): Promise<void> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const expected = Buffer.from(`42["${event}"`);
  await inBatches(sockets, async () => {
    const socket = new WebSocket(address, { origin: url, headers: cookie === '' ? {} : { cookie } });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => {
        if (data.subarray(0, expected.length).equals(expected)) {
          hear();
          return;
        }
        const words = data.toString();
        if (words === '2') socket.send('3');
        else if (words.startsWith('0')) socket.send('40');
        else if (words.startsWith('40')) socket.send(`420${JSON.stringify(['join', { room }])}`);
        else if (words === '430[true]') resolve();
        else if (words.startsWith('430')) reject(new Error(`${room} is not open`));
      });
    });
  });
}

async function followRaw({ url, event, sockets }: Extract<Order, { do: 'follow-raw' }>): Promise<void> {
  const expected = Buffer.from(`42["${event}"`);
  await inBatches(sockets, async () => {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('message', (data: Buffer) => {
      if (data.subarray(0, expected.length).equals(expected)) hear();
    });
  });
}

async function inBatches(count: number, connect: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - done) }, connect));
  }
}

process.on('message', (order: Order) => {
  switch (order.do) {
    case 'listen':
      awaited = order.sockets;
      report({ is: 'ready' });
      break;
    case 'follow':
    case 'follow-raw':
      (order.do === 'follow' ? follow(order) : followRaw(order)).then(
        () => report({ is: 'ready' }),
        (error: unknown) => report({ is: 'failed', reason: String(error) }),
      );
      break;
  }
});
process.once('disconnect', () => process.exit());
