import { analyse } from 'chardet';
import { decode } from 'iconv-lite';
import { Refusal } from './refusal';

const SAMPLE = 64 * 1024;

/** Encodings that office programs write, apart from Unicode; what else is guessed is taken for Windows-1252. */
const OTHER: readonly string[] = ['windows-1250', 'windows-1251', 'Shift_JIS', 'EUC-KR', 'GB18030', 'Big5'];
/** Below this a guess of another alphabet is more often wrong than right on names in Latin letters. */
const SURE = 80;

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** The text of a file in whatever encoding it was saved. Throws `Refusal` for what is no text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unicode = wideEncoding(bytes);
  if (unicode !== null) return { text: withoutMark(decode(buffer, unicode)), encoding: unicode };
  if (bytes.includes(0)) throw new Refusal('file-binary');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8' };
  } catch {
    const encoding = guessNarrow(bytes);
    return { text: decode(buffer, encoding), encoding };
  }
}

/** UTF-16 by its mark, or by every other byte being zero in text of mostly Latin letters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be';
  return null;
}

function guessNarrow(bytes: Uint8Array): string {
  const [best] = analyse(bytes.subarray(0, SAMPLE));
  if (best !== undefined && best.confidence >= SURE && OTHER.includes(best.name))
    return best.name.toLowerCase();
  return 'windows-1252';
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
