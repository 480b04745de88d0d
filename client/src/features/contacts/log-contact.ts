import type { LogContact, TimelineEntry } from '@contract/campaign/contacts/contacts.contract';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { campaignPath } from './queries';

export type Contact = Wire<LogContact>;

export function withdrawContact(electionId: string, contactId: string): Promise<TimelineEntry> {
  return api.post<TimelineEntry>(`${campaignPath(electionId)}/contacts/${contactId}/withdrawal`);
}

/**
 * Sends a contact; the same one may be sent again. Where an answer was lost and the contact was changed before it was
 * sent again, what arrived first is withdrawn and the changed one logged as another.
 */
export async function logContact(electionId: string, contact: Contact): Promise<TimelineEntry> {
  const path = `${campaignPath(electionId)}/contacts`;
  try {
    return await api.post<TimelineEntry>(path, contact);
  } catch (error) {
    if (toProblem(error).code !== 'same-id-other-content') throw error;
    await withdrawContact(electionId, contact.id);
    return api.post<TimelineEntry>(path, { ...contact, id: mintId() });
  }
}
