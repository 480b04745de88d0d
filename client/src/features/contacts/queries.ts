import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { IssueList } from '@contract/campaign/contacts/contacts.contract';
import type { CampaignHome, PersonDetails, PersonList } from '@contract/campaign/contacts/people.contract';
import { api, queryString } from '../../api/request';
import { noteServerTime } from './server-time';

/** Prefix of everything that a hint of the campaign's room makes stale. */
export function campaignKey(electionId: string) {
  return ['campaign', electionId] as const;
}

export function campaignPath(electionId: string): string {
  return `/api/elections/${electionId}/campaign`;
}

/** What the address of the search page holds. */
export interface PeopleFilters {
  readonly q?: string | undefined;
  readonly department?: string | undefined;
  readonly shift?: string | undefined;
  readonly assessment?: string | undefined;
  readonly followUp?: string | undefined;
  readonly reached?: string | undefined;
}

export const PAGE_SIZE = 100;

export function homeQuery(electionId: string) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'home'],
    queryFn: async ({ signal }) => {
      const home = await api.get<CampaignHome>(`${campaignPath(electionId)}/home`, { signal });
      noteServerTime(home.asOf);
      return home;
    },
  });
}

export function peopleQuery(electionId: string, filters: PeopleFilters, page: number) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'people', filters, page],
    queryFn: ({ signal }) => {
      const query = queryString({ ...filters, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
      return api.get<PersonList>(`${campaignPath(electionId)}/people${query}`, { signal });
    },
    placeholderData: keepPreviousData,
  });
}

export function personQuery(electionId: string, personId: string) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'person', personId],
    queryFn: ({ signal }) =>
      api.get<PersonDetails>(`${campaignPath(electionId)}/people/${personId}`, { signal }),
  });
}

export function issuesQuery(electionId: string) {
  return queryOptions({
    queryKey: [...campaignKey(electionId), 'issues'],
    queryFn: ({ signal }) => api.get<IssueList>(`${campaignPath(electionId)}/issues`, { signal }),
  });
}
