import type { BlockView, SlotView } from '@contract/official/count/count.contract';
import type { Tone } from '../../ui/notice';

export function toneOfBlock(state: BlockView['state']): Tone {
  switch (state) {
    case 'sealed':
      return 'good';
    case 'third':
    case 'held':
    case 'again':
      return 'warn';
    case 'open':
      return 'plain';
    default:
      return 'info';
  }
}

export function toneOfSlot(state: SlotView['state']): Tone {
  if (state === 'committed' || state === 'revealed') return 'good';
  return state === 'seated' ? 'info' : 'plain';
}
