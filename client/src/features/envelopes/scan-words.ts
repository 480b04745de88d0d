import type { ScanView } from '@contract/official/envelopes/envelopes.contract';
import type { Tone } from '../../ui/notice';

/** Green goes on, amber goes aside, red stops. The word and the icon say the same. */
export function toneOf(result: ScanView['result']): Tone {
  switch (result) {
    case 'received':
    case 'undelivered':
      return 'good';
    case 'not-on-list':
    case 'other-election':
    case 'malformed':
      return 'stop';
    default:
      return 'warn';
  }
}
