import { announcementsOf } from '../src/live/rooms';
import { measureFanOut } from './support/fan-out';

/** Observers in the room of the record: what they are told is that, and up to which entry, something was added. */
measureFanOut({
  name: 'fan-out',
  what: 'commit of a sealed block to the last of a thousand observer sockets',
  room: (electionId) => `record:${electionId}`,
  event: 'changed',
  message: ({ electionId, size }) => {
    const kinds = ['entry.revealed', 'block.sealed'];
    return Promise.resolve(announcementsOf({ stream: 'record', election: electionId, size, kinds })[0]);
  },
}).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exit(1);
  },
);
