import { moveBy, moveOn, placeIn, QUEUE_START, skip } from './queue';

const IDS = ['a', 'b', 'c'];
const nobody = () => false;

describe('a queue of decisions', () => {
  it('moves inside its ends', () => {
    expect(moveBy(QUEUE_START, -1, 3).at).toBe(0);
    expect(moveBy(QUEUE_START, 9, 3).at).toBe(2);
    expect(moveBy(QUEUE_START, 1, 0).at).toBe(0);
  });

  it('keeps its place when the list has become shorter', () => {
    expect(placeIn({ ...QUEUE_START, at: 5 }, 3)).toBe(2);
  });

  it('goes on to the next that is not decided, and round to those before', () => {
    const decided = new Set(['b']);
    expect(moveOn(QUEUE_START, IDS, (id) => decided.has(id)).at).toBe(2);
    expect(moveOn({ ...QUEUE_START, at: 2 }, IDS, (id) => decided.has(id)).at).toBe(0);
  });

  it('stays where everything else is decided', () => {
    expect(moveOn({ ...QUEUE_START, at: 1 }, IDS, (id) => id !== 'b').at).toBe(1);
    expect(moveOn(QUEUE_START, [], nobody).at).toBe(0);
  });

  it('does not come back to what was put off', () => {
    const once = skip(QUEUE_START, IDS, nobody);
    expect(once.at).toBe(1);
    const twice = skip(once, IDS, nobody);
    expect(twice.at).toBe(2);
    expect(moveOn(twice, IDS, (id) => id === 'c').at).toBe(2);
    expect(skip(QUEUE_START, [], nobody)).toBe(QUEUE_START);
  });
});
