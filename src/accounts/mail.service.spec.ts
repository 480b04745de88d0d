import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Mailer } from './mail.service';

/** Says yes to everything but to receivers at refused.example, and keeps what it is told. */
function smtpServer(): { server: Server; heard: string[] } {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.setEncoding('utf8').write('220 test\r\n');
    socket.on('data', (chunk: string) => {
      heard.push(chunk);
      if (isData && !chunk.endsWith('\r\n.\r\n')) return;
      isData = !isData && /^DATA/i.test(chunk);
      if (isData) socket.write('354 go on\r\n');
      else if (/^RCPT.*@refused\.example/i.test(chunk)) socket.write('550 no such person\r\n');
      else if (/^QUIT/i.test(chunk)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });
  return { server, heard };
}

describe('mail', () => {
  const { server, heard } = smtpServer();
  let mailer: Mailer;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    mailer = new Mailer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Rollcall <rollcall@example.org>' });
  });

  afterAll(async () => {
    mailer.onApplicationShutdown();
    server.close();
    await once(server, 'close');
  });

  test('is sent by SMTP_URL, from MAIL_FROM', async () => {
    expect(mailer.isConfigured).toBe(true);
    await mailer.send({ to: 'ana@example.org', subject: 'Invitación', text: 'Hola' });
    const talk = heard.join('');
    expect(talk).toMatch(/MAIL FROM:<rollcall@example\.org>/);
    expect(talk).toMatch(/RCPT TO:<ana@example\.org>/);
    expect(talk).toMatch(/Hola/);
  });

  test('that is refused becomes a problem that says so', async () => {
    const mail = { to: 'ana@refused.example', subject: 'x', text: 'x' };
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'mail-not-sent' });
  });

  test('without SMTP_URL is not configured', () => {
    expect(new Mailer({ smtpUrl: undefined, mailFrom: 'a@b' }).isConfigured).toBe(false);
  });
});
