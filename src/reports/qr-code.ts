import { raw } from 'bwip-js/node';
import type { SquareCode } from './document';

/** A QR code of a text, with level M of correction: an eighth of it may be dirty. */
export function qrCode(text: string): SquareCode {
  const [symbol] = raw('qrcode', text, 'eclevel=M');
  if (symbol === undefined || !('pixs' in symbol)) throw new TypeError('a QR code is made of squares');
  const { pixs, pixx: size } = symbol;
  return { size, isDark: (row, column) => pixs[row * size + column] === 1 };
}
