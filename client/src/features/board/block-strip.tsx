import type { BoardView } from '@contract/live/live.contract';
import { useFormat } from '../../i18n/provider';
import { useBoardMessages } from './messages';
import { minutesLeft } from './sentences';

const STATES: Readonly<Record<string, string>> = { x: 'sealed', o: 'entering', '.': 'waiting', r: 'again' };
const KEY = ['sealed', 'entering', 'waiting', 'again'] as const;

/** One small square a block, in order; what they show is said in the sentence. */
export function BlockStrip({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { count } = view;
  if (count === null || count.blocksTotal === 0) return null;
  const letters = Array.from(count.strip);
  const number = (letter: string) => letters.filter((each) => each === letter).length;
  const values = {
    sealed: format.number(count.blocksSealed),
    total: format.number(count.blocksTotal),
    entering: format.number(number('o')),
    again: format.number(number('r')),
  };
  const isStill = number('o') === 0 && number('r') === 0;
  const sentence = isStill
    ? 'board.blocks.still'
    : number('r') > 0
      ? 'board.blocks.again'
      : 'board.blocks.sentence';
  const minutes = minutesLeft(view);
  const present = KEY.filter((state) => letters.some((letter) => STATES[letter] === state));
  return (
    <div className="stack blocks" role="group" aria-labelledby="blocks">
      <h3 id="blocks">{t('board.blocks')}</h3>
      <p>
        {t(sentence, values)}
        {minutes !== null && <> {t('board.blocks.pace', { minutes })}</>}
      </p>
      <div className="block-strip" aria-hidden="true">
        {letters.map((letter, index) => (
          <i key={index} className={`block block-${STATES[letter] ?? 'waiting'}`} />
        ))}
      </div>
      <ul className="key soft" aria-hidden="true">
        {present.map((state) => (
          <li key={state}>
            <i className={`block block-${state}`} />
            {t(`board.blocks.key.${state}`)}
          </li>
        ))}
      </ul>
      <p className="small soft">{t('board.blocks.what')}</p>
    </div>
  );
}
