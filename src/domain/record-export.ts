/** The members of an export that are derived from the record (election-record §5). */
import { canonicalJson } from './canonical-json';
import { partyKeyName, serverKeyName } from './checkpoint';
import { type OpenedRecord } from './record-state';

/** keys.json: canonical JSON of the server's key and each party's last, under their full names. */
export function keysJson(state: OpenedRecord): string {
  const { election, serverKey } = state.opened;
  const parties = [...state.parties].map(([slug, { publicKey }]) => [
    partyKeyName(election, slug),
    publicKey,
  ]);
  return canonicalJson(Object.fromEntries([[serverKeyName(election), serverKey], ...parties]));
}

/** tally.json: the canonical bytes of the last tally declared, null without one. */
export function tallyJson(state: OpenedRecord): string | null {
  return state.tally === null ? null : canonicalJson(state.tally);
}
