import { LIST_PRECEDENTS, PRECEDENT_RESULTS } from '../../domain/list-precedents';
import { figureWords, LIST_FIELD_WORDS } from '../../domain/list-report-words';
import type { Locale } from '../../platform/locale';
import { PageDocument } from '../document';
import type { FigureReport, ListReport, ServedList, ServiceReport } from './list-report.contract';
import { REPORT_WORDS, reportFormat, type ReportFormat, type ReportWords } from './list-report-words';

/** Lists shown by themselves; with more, the first and the last ones are. */
const MOST_LISTS = 3;
/** Of one list, so that the report stays one page. */
const MOST_FILES = 2;
const LONGEST_NAME = 40;

/** Long names take smaller letters, so that the report stays one page. */
const SMALLER = [0.93, 0.86, 0.8] as const;

/** The report on one page, in the reader's language. */
export function writeReport(report: ListReport, locale: Locale, isPacked = true): Promise<Buffer> {
  let page = layOut(report, locale, 1, isPacked);
  for (const scale of SMALLER) {
    if (page.pages === 1) break;
    page = layOut(report, locale, scale, isPacked);
  }
  return page.finish();
}

function layOut(report: ListReport, locale: Locale, scale: number, isPacked: boolean): PageDocument {
  const words = REPORT_WORDS[locale];
  const format = reportFormat(locale, report.timeZone);
  const page = new PageDocument({
    title: `${words.title}: ${report.employer}${report.caseNumber === '' ? '' : `, ${report.caseNumber}`}`,
    subject: report.election,
    author: report.by,
    language: locale === 'es' ? 'es-US' : 'en-US',
    createdAt: new Date(report.at),
    scale,
    isPacked,
  });
  page.heading(1, words.title);
  for (const [label, value] of factsOf(report, words, format)) page.paragraph(`${label}: ${value}`, 8);

  page.heading(2, words.service);
  page.paragraph(sayService(report.service, words, format), 8);
  writeLists(page, report.lists, words, format);

  page.heading(2, words.fields);
  page.table(
    words.fieldColumns.map((heading, column) =>
      column === 0 ? { heading, share: 3 } : { heading, share: column === 3 ? 3 : 1.5, align: 'right' },
    ),
    report.fields.map(({ field, missing, unusable }) => [
      LIST_FIELD_WORDS[field][locale],
      format.number(missing),
      format.number(unusable),
      format.share(missing + unusable, report.people),
    ]),
  );
  page.heading(2, words.figures);
  writeFigures(page, report.figures, words, format, locale);
  if (report.union !== null) {
    page.heading(2, words.union);
    writeFigures(page, report.union, words, format, locale);
    page.paragraph(words.confidential);
  }

  page.heading(2, words.precedents);
  page.table(
    words.precedentColumns.map((heading, column) => ({ heading, share: [3, 6, 1.8][column] ?? 1 })),
    LIST_PRECEDENTS.map(({ name, defect, result }) => [
      name[locale],
      defect[locale],
      PRECEDENT_RESULTS[result][locale],
    ]),
    7,
  );
  page.paragraph(words.precedentsNote);
  page.paragraph(`${words.rule} ${words.use}`, 6.5);
  page.paragraph(words.made(format.moment(report.at), report.by), 6.5);
  return page;
}

function factsOf(
  report: ListReport,
  words: ReportWords,
  format: ReportFormat,
): readonly (readonly [string, string])[] {
  const people = words.people(format.number(report.people), format.number(report.challenge));
  return [
    [words.facts.employer, report.employer],
    [words.facts.election, report.election],
    ...(report.caseNumber === '' ? [] : [[words.facts.case, report.caseNumber] as const]),
    [words.facts.people, people],
  ];
}

function sayService(service: ServiceReport, words: ReportWords, format: ReportFormat): string {
  const { dueOn, servedOn, verdict, daysLate } = service;
  if (dueOn === null) return words.notDirected;
  if (servedOn === null) return words.notServed(format.day(dueOn));
  return verdict === 'late'
    ? words.late(format.day(servedOn), format.day(dueOn), daysLate)
    : words.inTime(format.day(servedOn), format.day(dueOn));
}

function writeLists(
  page: PageDocument,
  lists: readonly ServedList[],
  words: ReportWords,
  format: ReportFormat,
): void {
  if (lists.length === 0) {
    page.paragraph(words.noList, 8);
    return;
  }
  const shown = lists.length <= MOST_LISTS ? lists : [...lists.slice(0, 1), ...lists.slice(1 - MOST_LISTS)];
  page.table(
    words.listColumns.map((heading, column) => ({ heading, share: [1.9, 1.3, 2.8, 6.4][column] ?? 1 })),
    shown.map(({ kind, servedOn, files }) => [
      words.kinds[kind],
      servedOn === null ? '–' : format.day(servedOn),
      shortened(
        files.map(({ name }) => (name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`)),
      ),
      shortened(files.map(({ sha256 }) => sha256)),
    ]),
    6.2,
  );
  const rest = lists.length - shown.length;
  if (rest > 0) page.paragraph(words.earlier(rest));
  const withoutName = lists.reduce((sum, { rowsWithoutName }) => sum + rowsWithoutName, 0);
  if (withoutName > 0) page.paragraph(words.withoutName(format.number(withoutName)));
}

/** One a line; the rest as their number. */
function shortened(files: readonly string[]): string {
  const rest = files.length - MOST_FILES;
  return [...files.slice(0, MOST_FILES), ...(rest > 0 ? [`+ ${rest}`] : [])].join('\n');
}

function writeFigures(
  page: PageDocument,
  figures: readonly FigureReport[],
  words: ReportWords,
  format: ReportFormat,
  locale: Locale,
): void {
  page.table(
    [
      { heading: words.figureColumns[0], share: 6 },
      { heading: words.figureColumns[1], share: 3, align: 'right' },
    ],
    figures.map(({ figure, count, of }) => [figureWords(figure, locale), format.share(count, of)]),
  );
}
