import { isSameOrigin } from './same-origin';

const bare = { publicUrl: undefined, tls: undefined, trustProxy: undefined };
const tls = { ...bare, tls: { certificateFile: 'c', keyFile: 'k' } };
const proxied = { ...bare, trustProxy: 1 };
const named = { ...bare, publicUrl: 'https://count.example.org' };

describe('same origin', () => {
  test.each([
    [{}, bare, true],
    [{ host: 'h:1', origin: 'http://h:1' }, bare, true],
    [{ host: 'h:1', origin: 'http://h:1', 'sec-fetch-site': 'same-origin' }, bare, true],
    [{ host: 'h:1', origin: 'http://h:1', 'sec-fetch-site': 'cross-site' }, bare, false],
    [{ host: 'h:1', 'sec-fetch-site': 'none' }, bare, false],
    [{ host: 'h:1', origin: 'http://h:2' }, bare, false],
    [{ host: 'h:1', origin: 'null' }, bare, false],
    [{ origin: 'http://h:1' }, bare, false],
    [{ host: 'h', origin: 'http://h' }, tls, false],
    [{ host: 'h', origin: 'https://h' }, tls, true],
    [{ host: 'inner', origin: 'https://h', 'x-forwarded-host': 'h' }, proxied, true],
    [{ host: 'h', origin: 'https://h' }, proxied, true],
    [{ host: 'inner', origin: 'http://h', 'x-forwarded-host': 'h' }, bare, false],
    [{ host: 'inner', origin: 'https://count.example.org' }, named, true],
    [{ host: 'inner', origin: 'https://count.example.org.evil.example' }, named, false],
  ])('%j at %j → %s', (headers, place, expected) => {
    expect(isSameOrigin({ headers }, place)).toBe(expected);
  });
});
