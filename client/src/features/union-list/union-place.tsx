import { useMemo, type ReactNode } from 'react';
import { useElectionId } from '../../shells/route-state';
import { campaignKey, campaignPath } from '../contacts/queries';
import { ListPlaceProvider, type ListPlace } from '../roll/wizard/place';

/** The campaign's place for lists: the same steps as the roll's, and nothing of theirs. */
export function UnionPlace({ children }: { children: ReactNode }) {
  const electionId = useElectionId();
  const place = useMemo(
    (): ListPlace => ({
      electionId,
      path: `${campaignPath(electionId)}/lists`,
      key: campaignKey(electionId),
      room: `campaign:${electionId}`,
      kinds: ['union'],
      to: {
        home: '/campaign/$election/people',
        files: '/campaign/$election/lists',
        list: '/campaign/$election/lists/$import',
      },
    }),
    [electionId],
  );
  return <ListPlaceProvider place={place}>{children}</ListPlaceProvider>;
}
