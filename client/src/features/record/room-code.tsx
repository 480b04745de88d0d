import { useQuery } from '@tanstack/react-query';
import { useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useRecordMessages } from './messages';
import { checkpointQuery } from './queries';
import './record.css';

/** The same eight characters on every screen of the room; nothing before the first checkpoint. */
export function RoomCode({ electionId }: { electionId: string }) {
  const t = useRecordMessages();
  const phase = useElection(electionId).data?.phase;
  const hasBegun = phase !== undefined && phase !== 'setup';
  const { data: checkpoint } = useQuery({ ...checkpointQuery(electionId), enabled: hasBegun });
  const refresh = [['record', electionId, 'checkpoint']];
  useLive(`count:${electionId}`, refresh);
  useLive(`election:${electionId}`, refresh);
  if (checkpoint == null) return null;
  return (
    <span className="chip">
      <span>{t('record.head.code')}</span> <code className="room-code">{checkpoint.roomCode}</code>
    </span>
  );
}
