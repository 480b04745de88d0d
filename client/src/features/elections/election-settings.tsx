import { useQueryClient } from '@tanstack/react-query';
import type { ConfigureElection, ElectionView } from '@contract/elections/elections.contract';
import { electionQuery, useElection } from '../../api/election';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useElectionId } from '../../shells/route-state';
import { Form, useForm } from '../../ui/form';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useToast } from '../../ui/toasts';
import {
  ConductFields,
  DateFields,
  MannerField,
  NameFields,
  readManner,
  readShared,
} from './election-fields';
import { useElectionsMessages } from './messages';

export function ElectionSettings() {
  const t = useElectionsMessages();
  const query = useElection(useElectionId());
  return (
    <div className="narrow">
      <Page title={t('elections.settings.title')}>
        <QueryView query={query}>{(election) => <SettingsForm election={election} />}</QueryView>
      </Page>
    </div>
  );
}

function SettingsForm({ election }: { election: ElectionView }) {
  const t = useElectionsMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values) => {
    const body: Wire<ConfigureElection> = { ...readShared(values, t), manner: readManner(values) };
    const saved = await api.put<ElectionView>(`/api/elections/${election.id}`, body);
    client.setQueryData(electionQuery(election.id).queryKey, saved);
    toast({ text: t('elections.settings.saved') });
  });
  return (
    <Form form={form} action={t('elections.settings.send')}>
      <NameFields election={election} />
      <MannerField election={election} />
      <h2>{t('elections.group.dates')}</h2>
      <DateFields election={election} />
      <h2>{t('elections.group.count')}</h2>
      <ConductFields election={election} />
    </Form>
  );
}
