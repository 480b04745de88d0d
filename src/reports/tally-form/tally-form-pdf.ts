import type {
  CaseView,
  RecordHeadView,
  TallyDocumentView,
} from '../../official/tally/tally-document.contract';
import type { Locale } from '../../platform/locale';
import { PageDocument, type DocumentColumn, type SquareCode } from '../document';
import { reportFormat, type ReportFormat } from '../list-report/list-report-words';
import { qrCode } from '../qr-code';
import { FORM_WORDS, PAGE_WORDS, sayFor } from './tally-form-words';

const SMALLER = [1, 0.93, 0.86, 0.8] as const;
const ENGLISH = 'en-US';

/** The tally of ballots on one page of Letter, or, with very many organizations, on as few as it takes. */
export function writeTallyForm(
  document: TallyDocumentView,
  locale: Locale,
  isPacked = true,
): Promise<Buffer> {
  const code = qrCode(document.head.text);
  const pages = SMALLER.map((scale) => () => layOut(document, code, locale, scale, isPacked));
  return onOnePage(pages).finish();
}

/** The first of these that takes one page, or the last. */
export function onOnePage(layouts: readonly (() => PageDocument)[]): PageDocument {
  const [first, ...rest] = layouts;
  if (first === undefined) throw new TypeError('nothing to lay out');
  let page = first();
  for (const layOutAgain of rest) {
    if (page.pages === 1) break;
    page = layOutAgain();
  }
  return page;
}

function layOut(
  document: TallyDocumentView,
  code: SquareCode,
  locale: Locale,
  scale: number,
  isPacked: boolean,
): PageDocument {
  const { form, lines, sentences } = document;
  const words = PAGE_WORDS[locale];
  const own = FORM_WORDS[locale];
  const isRevised = document.revises !== null;
  const format = reportFormat(locale, document.case.timeZone);
  const page = pageFor(document.case, isRevised ? own.revisedTitle : own.title, locale, {
    scale,
    isPacked,
    madeAt: document.madeAt,
  });
  const isTranslated = locale !== 'en';
  if (isTranslated) page.foreign(isRevised ? FORM_WORDS.en.revisedTitle : FORM_WORDS.en.title, ENGLISH, 9);
  writeCase(page, document.case, locale, format.moment(form.declaredAt ?? document.madeAt));
  if (document.revises !== null) page.paragraph(words.revises(document.revises), 8);
  if (document.revisedBy !== null) page.paragraph(words.revisedBy(document.revisedBy), 9);

  const number = (value: number | null): string => (value === null ? '–' : format.number(value));
  const columns: DocumentColumn[] = [
    { heading: words.columns[0], share: 0.85 },
    { heading: words.columns[1], share: isTranslated ? 4 : 6 },
    ...(isTranslated ? [{ heading: words.english, share: 4, language: ENGLISH }] : []),
    ...(isRevised
      ? words.revisedColumns.map((heading) => ({ heading, share: 1.65, align: 'right' as const }))
      : [{ heading: words.columns[2], share: 1.4, align: 'right' as const }]),
  ];
  page.table(
    columns,
    lines.map(({ number: item, code: line, label, original, counted, final }) => [
      item,
      sayFor(own.lines[line], label),
      ...(isTranslated ? [sayFor(FORM_WORDS.en.lines[line], label)] : []),
      ...(isRevised ? [number(original), number(counted), number(final)] : [number(final)]),
    ]),
    9,
  );
  if (isRevised) page.paragraph(words.difference, 7);
  for (const { number: item, code: sentence, label } of sentences) {
    page.paragraph(`${item}. ${sayFor(own.sentences[sentence], label)}`, 9);
    if (isTranslated) page.foreign(sayFor(FORM_WORDS.en.sentences[sentence], label), ENGLISH, 7.5);
  }
  page.heading(2, words.result);
  page.paragraph(`${document.explanation}.`, 8.5);

  page.heading(2, words.observers);
  page.paragraph(words.agentCertifies, 7.5);
  if (isTranslated) page.foreign(PAGE_WORDS.en.agentCertifies, ENGLISH, 6.5);
  page.signature(words.agent(document.agent), words.date, null);
  page.paragraph(`${words.observersCertify} ${words.service}`, 7.5);
  if (isTranslated) page.foreign(`${PAGE_WORDS.en.observersCertify} ${PAGE_WORDS.en.service}`, ENGLISH, 6.5);
  for (const { name, declinedAt } of document.signers) {
    page.signature(
      words.observer(name),
      words.date,
      declinedAt === null ? null : words.declined(format.moment(declinedAt)),
    );
  }
  writeHead(page, document.head, code, locale, format);
  page.paragraph(words.made(format.moment(document.madeAt)), 6.5);
  return page;
}

export function pageFor(
  about: CaseView,
  title: string,
  locale: Locale,
  { scale, isPacked, madeAt }: { scale: number; isPacked: boolean; madeAt: string },
): PageDocument {
  const page = new PageDocument({
    title: `${title}: ${about.employer}${about.caseNumber === '' ? '' : `, ${about.caseNumber}`}`,
    subject: about.name,
    author: 'Rollcall',
    language: locale === 'es' ? 'es-US' : ENGLISH,
    createdAt: new Date(madeAt),
    scale,
    isPacked,
  });
  page.heading(1, title);
  return page;
}

export function writeCase(page: PageDocument, about: CaseView, locale: Locale, issued: string): void {
  const words = PAGE_WORDS[locale];
  const facts = [
    ...(about.caseNumber === '' ? [] : [[words.case, about.caseNumber]]),
    [words.issued, issued],
    [words.employer, about.employer],
    [words.election, about.name],
    [words.type, `${words.manner[about.manner]}   ${words.agreement}`],
  ];
  for (const [label = '', value = ''] of facts) page.paragraph(`${label}: ${value}`, 8.5);
}

export function writeHead(
  page: PageDocument,
  head: RecordHeadView,
  code: SquareCode,
  locale: Locale,
  format: ReportFormat,
): void {
  const words = PAGE_WORDS[locale];
  page.heading(2, words.record);
  page.figure(code, words.qr, [
    words.head(format.number(head.size), head.roomCode),
    words.root(head.root),
    words.key(head.fingerprint),
    words.scan,
    words.proves,
  ]);
}
