import type { BlockAnswerView, BlockView, SlotView } from '@contract/official/count/count.contract';
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

/** What a party's observers answered to the seal that stands. */
export function answersTo({ sealed, answers }: BlockView, party: string): readonly BlockAnswerView[] {
  return answers.filter((each) => each.party === party && each.round === sealed?.round);
}

export function isUnanswered(block: BlockView, party: string): boolean {
  return block.state === 'sealed' && answersTo(block, party).length === 0;
}

export function isObjectedTo({ sealed, answers }: BlockView): boolean {
  return answers.some(({ round, answer }) => round === sealed?.round && answer === 'objected');
}
