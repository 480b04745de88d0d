import { mintId } from '../../api/request';

const DEVICE = 'rollcall.device';
const deskKey = (electionId: string): string => `rollcall.desk.${electionId}`;

/** This laptop, for the server to tell it from the next one. */
export function deviceId(): string {
  const known = localStorage.getItem(DEVICE);
  if (known !== null) return known;
  const minted = mintId();
  localStorage.setItem(DEVICE, minted);
  return minted;
}

/** The desk that was opened on this laptop last; the server knows whether it still is. */
export function ownDesk(electionId: string): string | null {
  return localStorage.getItem(deskKey(electionId));
}

export function setOwnDesk(electionId: string, desk: string): void {
  localStorage.setItem(deskKey(electionId), desk);
}
