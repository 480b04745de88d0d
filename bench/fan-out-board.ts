import { BoardService } from '../src/live/board.service';
import { measureFanOut } from './support/fan-out';

/** Viewers of the public board: the whole snapshot is computed after the commit, and pushed. */
measureFanOut({
  name: 'fan-out-board',
  what: 'commit of a sealed block to the last of a thousand boards',
  room: (_, slug) => `board:${slug}`,
  event: 'board',
  message: ({ app, electionId }) => app.get(BoardService).byId(electionId),
}).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exit(1);
  },
);
