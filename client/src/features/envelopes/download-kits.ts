import type { ExportKits } from '@contract/official/envelopes/kits.contract';
import { networkProblem, readProblem } from '../../api/problem';
import { mintId } from '../../api/request';
import type { Wire } from '../../api/wire';

/** Names, addresses and key numbers as CSV. The server keeps who took it and why before it answers. */
export async function fetchPrinterFile(
  electionId: string,
  kind: ExportKits['kind'],
  reason: string,
): Promise<string> {
  const body: Wire<ExportKits> = { id: mintId(), kind, reason };
  const response = await fetch(`/api/elections/${electionId}/envelopes/printer-files`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify(body),
  }).catch(() => {
    throw networkProblem();
  });
  if (!response.ok) throw await readProblem(response);
  return response.text();
}

/** Hands a text to the person as a file. */
export function saveText(text: string, name: string): void {
  // The mark at the beginning was taken off while reading, and a spreadsheet needs it for ñ.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The first column: key numbers never need quotes. */
export function keysOf(file: string): string[] {
  return file
    .replace('\uFEFF', '')
    .split('\r\n')
    .slice(1)
    .flatMap((line) => (/^[0-9A-Z]{3}-[0-9A-Z]{6}(?=,)/.exec(line) ?? []).slice(0, 1));
}
