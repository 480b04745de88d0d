import { StreamableFile } from '@nestjs/common';
import { localDay } from '../../domain/timeline';
import type { Locale } from '../../platform/locale';
import type { ListReport } from './list-report.contract';
import { writeReport } from './list-report-pdf';

/** `voter-list-report-10-RC-269250-2026-11-24.pdf`, shown by the browser and saved under that name. */
export async function printReport(report: ListReport, locale: Locale): Promise<StreamableFile> {
  const bytes = await writeReport(report, locale);
  const about = (report.caseNumber || report.election).replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const day = localDay(report.at, report.timeZone);
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    length: bytes.length,
    disposition: `inline; filename="voter-list-report-${about}-${day}.pdf"`,
  });
}
