import { useMemo, type ReactNode } from 'react';
import { useElectionId } from '../../shells/route-state';
import { campaignKey, campaignPath } from '../contacts/queries';
import { ListPlaceProvider, type ListPlace } from '../roll/wizard/place';

/** The campaign's place for lists: the same steps as the roll's, and nothing of theirs. */
export function UnionPlace({ Beyond, children }: Pick<ListPlace, 'Beyond'> & { children: ReactNode }) {
  const electionId = useElectionId();
  const place = useMemo(
    (): ListPlace => ({
      electionId,
      path: `${campaignPath(electionId)}/lists`,
      key: campaignKey(electionId),
      room: `campaign:${electionId}`,
      kinds: ['union'],
      ...(Beyond && { Beyond }),
      to: {
        home: '/campaign/$election/people',
        files: '/campaign/$election/lists',
        list: '/campaign/$election/lists/$import',
      },
    }),
    [Beyond, electionId],
  );
  return <ListPlaceProvider place={place}>{children}</ListPlaceProvider>;
}
