import { createHmac } from 'node:crypto';
import { cookieKind, sessionIdFrom } from './session-cookie';

const SECRET = 'a secret';

const signed = (sid: string, secret = SECRET): string => {
  const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
  return encodeURIComponent(`s:${sid}.${signature}`);
};

describe('the session cookie', () => {
  test.each([
    [`rollcall=${signed('abc-123_X')}`, 'abc-123_X'],
    [`theme=dark; rollcall=${signed('abc')}; other=1`, 'abc'],
    [undefined, null],
    ['', null],
    ['rollcall=', null],
    ['rollcall=abc', null],
    ['rollcall=%', null],
    [`rollcall=${signed('abc', 'another secret')}`, null],
    [`rollcall=${encodeURIComponent('s:abc.')}`, null],
    [`rollcall=${encodeURIComponent('s:abc.short')}`, null],
    [`rollcall-2=${signed('abc')}`, null],
  ])('%s → %s', (header, sid) => {
    expect(sessionIdFrom(header, 'rollcall', SECRET)).toBe(sid);
  });

  test('is bound to the host and sent over TLS only, wherever browsers come over TLS', () => {
    const tls = { certificateFile: 'c', keyFile: 'k' };
    expect(cookieKind({ tls: undefined, trustProxy: undefined })).toEqual({
      name: 'rollcall',
      isSecure: false,
    });
    expect(cookieKind({ tls, trustProxy: undefined })).toEqual({ name: '__Host-rollcall', isSecure: true });
    expect(cookieKind({ tls: undefined, trustProxy: 1 })).toEqual({
      name: '__Host-rollcall',
      isSecure: true,
    });
  });
});
