import { useMemo, type ReactNode } from 'react';
import { useElectionId } from '../../shells/route-state';
import { ListPlaceProvider, type ListPlace } from './wizard/place';

/** The hall's place for lists: the employer's, its revisions, and people subject to challenge. */
export function RollPlace({ children }: { children: ReactNode }) {
  const electionId = useElectionId();
  const place = useMemo(
    (): ListPlace => ({
      electionId,
      path: `/api/elections/${electionId}/roll/imports`,
      key: ['roll', electionId],
      room: `roll:${electionId}`,
      kinds: ['employer', 'revised', 'challenge'],
      to: {
        home: '/elections/$election/roll',
        files: '/elections/$election/roll/import',
        list: '/elections/$election/roll/imports/$import',
      },
    }),
    [electionId],
  );
  return <ListPlaceProvider place={place}>{children}</ListPlaceProvider>;
}
