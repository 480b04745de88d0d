import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, isLoopback, parseSettings, readEnvironment } from './environment';
import { StartupError } from './startup-error';

describe('environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-environment-'));
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(certificate, '');
  writeFileSync(key, '');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('works with nothing set', () => {
    expect(parseSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: join(process.cwd(), '.data'),
      databaseUrl: undefined,
      tls: undefined,
      trustProxy: undefined,
      publicUrl: undefined,
      smtpUrl: undefined,
      mailFrom: 'Rollcall <rollcall@localhost>',
      wings: new Set(['campaign', 'official']),
      logLevel: 'warn',
      isProduction: false,
    });
  });

  it.each([
    ['PORT', '3000x'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'http://example.org'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['PUBLIC_URL', 'count.example.org'],
    ['PUBLIC_URL', 'https://example.org/count'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['WINGS', 'left'],
    ['LOG_LEVEL', 'loud'],
    ['TLS_CERT', '/nowhere.pem'],
    ['SECRET_KEY', 'short'],
  ])('answers %s=%s with one sentence that names it', (name, value) => {
    const read = (): unknown => readEnvironment({ DATA_DIR: folder, [name]: value });
    expect(read).toThrow(StartupError);
    expect(read).toThrow(new RegExp(`^[^\\n]*${name}[^\\n]*\\.$`));
  });

  it('never repeats a password', () => {
    expect(() => parseSettings({ DATABASE_URL: 'mysql://u:hunter2@h/x' })).toThrow(/^(?!.*hunter2)/);
  });

  it.each(['0.0.0.0', '::', '192.168.1.10', 'hall.local'])(
    'serves %s only with TLS or behind a proxy',
    (host) => {
      expect(() => parseSettings({ HOST: host })).toThrow('set TLS_CERT and TLS_KEY');
      expect(parseSettings({ HOST: host, TRUST_PROXY: '1' }).trustProxy).toBe(1);
      expect(parseSettings({ HOST: host, TLS_CERT: certificate, TLS_KEY: key }).tls).toEqual({
        certificateFile: certificate,
        keyFile: key,
      });
    },
  );

  it('wants certificate and key together', () => {
    expect(() => parseSettings({ TLS_CERT: certificate })).toThrow('TLS_CERT is set without TLS_KEY');
    expect(() => parseSettings({ TLS_KEY: key })).toThrow('TLS_KEY is set without TLS_CERT');
  });

  it('reads proxies as a number or as a list', () => {
    expect(parseSettings({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
    expect(parseSettings({ TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
      '::1',
    ]);
  });

  it('knows this machine from others', () => {
    expect(['127.0.0.1', '127.0.0.2', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.example.org'].some(isLoopback)).toBe(false);
  });

  it('writes addresses as browsers want them', () => {
    expect(addressOf({ host: '::1', port: 80, tls: undefined })).toBe('http://[::1]:80');
    expect(addressOf({ host: 'a.b', port: 0, tls: { certificateFile: '', keyFile: '' } }, 8443)).toBe(
      'https://a.b:8443',
    );
  });

  it('keeps one secret for its owner alone', () => {
    const dataDir = join(folder, 'data');
    const first = readEnvironment({ DATA_DIR: dataDir }).secretKey;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readEnvironment({ DATA_DIR: dataDir }).secretKey).toBe(first);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const given = 'g'.repeat(32);
    expect(readEnvironment({ DATA_DIR: dataDir, SECRET_KEY: given }).secretKey).toBe(given);
    writeFileSync(join(dataDir, 'secret'), 'cut');
    expect(() => readEnvironment({ DATA_DIR: dataDir })).toThrow('is damaged');
  });

  it('says where no data folder can be', () => {
    expect(() => readEnvironment({ DATA_DIR: join(certificate, 'below') })).toThrow(/^DATA_DIR is .*ENOTDIR/);
  });
});
