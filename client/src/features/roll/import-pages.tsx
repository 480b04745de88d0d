import { useQuery } from '@tanstack/react-query';
import { useElectionId } from '../../shells/route-state';
import { overviewQuery } from './queries';
import { RollPlace } from './roll-place';
import { FilesPage } from './wizard/files-page';
import { ListPage } from './wizard/list-page';

/** Once somebody is on the roll, the next list is most likely a revised one. */
export function RollFilesPage() {
  const { data } = useQuery(overviewQuery(useElectionId()));
  const isFirst = data === undefined || data.people + data.gone === 0;
  return (
    <RollPlace>
      <FilesPage proposed={isFirst ? 'employer' : 'revised'} />
    </RollPlace>
  );
}

export function RollListPage() {
  return (
    <RollPlace>
      <ListPage />
    </RollPlace>
  );
}
