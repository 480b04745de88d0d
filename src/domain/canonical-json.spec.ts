import fc from 'fast-check';
import {
  canonicalBytes,
  canonicalJson,
  type JsonValue,
  parseCanonical,
  parseCanonicalBytes,
} from './canonical-json';
import { utf8 } from './encoding';

const { tree: json } = fc.letrec<{ tree: JsonValue; leaf: JsonValue }>((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
  ),
  tree: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 3 }), tie('tree'), {
      maxKeys: 6,
      noNullPrototype: true,
    }),
  ),
}));

function reasonOf(text: string): string {
  const parsed = parseCanonical(text);
  return parsed.ok ? 'canonical' : parsed.reason;
}

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 unit: the example of RFC 8785 §3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(written).toBe('{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}');
    expect(parseCanonical(written)).toMatchObject({ ok: true });
  });

  it('puts "10" before "9", which JavaScript objects do not', () => {
    expect(canonicalJson({ 9: 1, 10: 2 })).toBe('{"10":2,"9":1}');
    expect(parseCanonical('{"10":2,"9":1}')).toMatchObject({ ok: true });
    expect(reasonOf('{"9":1,"10":2}')).toContain('not sorted');
  });

  it('escapes as RFC 8785 §3.2.2.2 says', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it('writes and reads every value alike', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        const parsed = parseCanonical(text);
        expect(parsed.ok && canonicalJson(parsed.value)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(parseCanonicalBytes(canonicalBytes(value))).toEqual(parsed);
      }),
    );
  });

  it('accepts no other text than the one it writes', () => {
    fc.assert(
      fc.property(
        json,
        fc.nat(),
        fc.constantFrom(' ', '0', ',', '"', '\\', '}', '-', 'é'),
        (value, at, mark) => {
          const text = canonicalJson(value);
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + mark + text.slice(place);
          const parsed = parseCanonical(changed);
          expect(parsed.ok ? canonicalJson(parsed.value) : changed).toBe(changed);
        },
      ),
    );
  });

  it('has no special keys', () => {
    const parsed = parseCanonical('{"__proto__":{"a":1},"constructor":2}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__', 'constructor']);
    expect(parsed.ok && canonicalJson(parsed.value)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });

  it.each([
    ['', 'empty'],
    ['{"a":1,"a":1}', 'twice'],
    ['{"b":1,"a":1}', 'not sorted'],
    ['{"a":1}\n', 'follows'],
    ['\ufeff{}', 'no JSON value'],
    ['{ "a":1}', 'a key was expected'],
    ['{"a" :1}', 'colon'],
    ['{"a": 1}', 'white space'],
    ['{"a":1 }', 'closing brace'],
    ['{"a":', 'too early'],
    ['[1,2', 'closing bracket'],
    ['[1,]', 'no JSON value'],
    ['1.5', 'not an integer'],
    ['1.0', 'not an integer'],
    ['1e3', 'not an integer'],
    ['-0', 'too many'],
    ['01', 'too many'],
    ['-', 'malformed'],
    ['1-2', 'malformed'],
    ['9007199254740992', 'beyond'],
    ['-9007199254740992', 'beyond'],
    ['123456789012345678901234567890', 'beyond'],
    ['"a', 'does not end'],
    ['"a\\', 'does not end'],
    ['"\n"', 'control character'],
    ['"\\x"', 'unknown escape'],
    ['"\\u0041"', 'escaped otherwise'],
    ['"\\/"', 'escaped otherwise'],
    ['"\\u000A"', 'escaped otherwise'],
    ['"\\ud800"', 'lone surrogate'],
    ['"\ud800"', 'lone surrogate'],
    ['nul', 'no JSON value'],
    ['['.repeat(300) + ']'.repeat(300), 'too deeply'],
  ])('refuses %j', (text, reason) => expect(reasonOf(text)).toContain(reason));

  it('reads the words and the ends of the range', () => {
    expect(parseCanonical('[null,true,false,{},[],9007199254740991,-9007199254740991]')).toEqual({
      ok: true,
      value: [null, true, false, {}, [], 9007199254740991, -9007199254740991],
    });
  });

  it('says that bytes are not UTF-8', () => {
    expect(parseCanonicalBytes(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({
      ok: false,
      reason: 'the bytes are not UTF-8',
    });
    expect(parseCanonicalBytes(utf8('{}'))).toEqual({ ok: true, value: {} });
  });

  it.each([1.5, Number.NaN, 2 ** 53, '\ud800', undefined, { a: undefined }, { '\udc00': 1 }, [() => 1], 1n])(
    'cannot write %p',
    (value) => expect(() => canonicalJson(value)).toThrow(TypeError),
  );

  it('does not take a defect for a finding about the text', () => {
    expect(() => parseCanonical(null as unknown as string)).toThrow(TypeError);
  });

  it('writes negative zero as 0', () => {
    expect(canonicalJson(-0)).toBe('0');
  });
});
