import { encode } from 'uqr';
import type { SquareCode } from './document';

/** A QR code of a text, with level M of correction: an eighth of it may be dirty. */
export function qrCode(text: string): SquareCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, isDark: (row, column) => data[row]?.[column] === true };
}
