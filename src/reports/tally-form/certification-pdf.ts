import type { CertificationView } from '../../official/tally/tally-document.contract';
import type { Locale } from '../../platform/locale';
import type { PageDocument, SquareCode } from '../document';
import { qrCode } from '../qr-code';
import { reportFormat } from '../list-report/list-report-words';
import { onOnePage, pageFor, writeCase, writeHead } from './tally-form-pdf';
import { PAGE_WORDS, sayFor } from './tally-form-words';

/** What may be certified, to be signed by the agent; or what is still in its way. */
export function writeCertification(
  view: CertificationView,
  locale: Locale,
  isPacked = true,
): Promise<Buffer> {
  const code = view.head === null ? null : qrCode(view.head.text);
  return onOnePage([1, 0.9].map((scale) => () => layOut(view, code, locale, scale, isPacked))).finish();
}

function layOut(
  view: CertificationView,
  code: SquareCode | null,
  locale: Locale,
  scale: number,
  isPacked: boolean,
): PageDocument {
  const words = PAGE_WORDS[locale];
  const format = reportFormat(locale, view.case.timeZone);
  const { kind, declaredAt, revision, head } = view;
  const page = pageFor(view.case, words.certificate[kind ?? 'none'], locale, {
    scale,
    isPacked,
    madeAt: view.madeAt,
  });
  if (locale !== 'en') page.foreign(PAGE_WORDS.en.certificate[kind ?? 'none'], 'en-US', 9);
  writeCase(page, view.case, locale, format.moment(view.madeAt));
  page.heading(2, words.result);
  if (declaredAt !== null && revision !== null) {
    page.paragraph(`${words.tallyOf(revision, format.moment(declaredAt))}. ${view.explanation}.`, 9);
  }
  if (kind === null) {
    page.paragraph(words.notYet, 9);
    for (const obstacle of view.obstacles) page.paragraph(`• ${words.obstacles[obstacle]}`, 9);
  } else {
    page.paragraph(sayFor(sayFor(words.certified[kind], view.representative), view.representative), 10);
    if (locale !== 'en') {
      const own = PAGE_WORDS.en.certified[kind];
      page.foreign(sayFor(sayFor(own, view.representative), view.representative), 'en-US', 8);
    }
    if (view.objectionsDueOn !== null)
      page.paragraph(words.objections(format.day(view.objectionsDueOn)), 8.5);
    page.paragraph(words.shown, 8.5);
    page.heading(2, words.observers);
    page.signature(words.agent(view.agent), words.date, null);
  }
  if (head !== null && code !== null) writeHead(page, head, code, locale, format);
  page.paragraph(words.made(format.moment(view.madeAt)), 6.5);
  return page;
}
