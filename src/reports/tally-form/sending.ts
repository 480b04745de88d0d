import { StreamableFile } from '@nestjs/common';
import type { CaseView } from '../../official/tally/tally-document.contract';

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8' } as const;

/** `tally-0-10-RC-269250.pdf`, shown by the browser; a table is saved under its name. */
export function sendForm(
  bytes: Buffer,
  { caseNumber, name }: CaseView,
  what: string,
  type: keyof typeof TYPES,
): StreamableFile {
  const about = (caseNumber || name).replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const way = type === 'pdf' ? 'inline' : 'attachment';
  return new StreamableFile(bytes, {
    type: TYPES[type],
    length: bytes.length,
    disposition: `${way}; filename="${what}-${about}.${type}"`,
  });
}
