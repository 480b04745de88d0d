import type { PollingSessionView } from '@contract/official/polling/polling.contract';
import { useFormat } from '../../i18n/provider';
import { StatusWord } from '../../ui/notice';
import { usePollsMessages } from './messages';

/** What was said at the opening and at the closing; without numbers for whoever is not at the table. */
export function SessionSheet({ session }: { session: PollingSessionView }) {
  const t = usePollsMessages();
  const format = useFormat();
  const { opening, closing, box } = session;
  if (opening === null) return null;
  const number = (value: number | null | undefined) => (value == null ? null : format.number(value));
  const lines: readonly (readonly [string, string | null])[] = [
    [t('polls.sheet.opened'), format.dateTime(opening.at)],
    [t('polls.sheet.seal-open'), opening.seal],
    [t('polls.sheet.supplied'), number(opening.ballotsSupplied)],
    [t('polls.sheet.closed'), closing && format.dateTime(closing.at)],
    [t('polls.sheet.seal-close'), closing && closing.seal],
    [t('polls.sheet.unused'), number(closing?.ballotsUnused)],
    [t('polls.sheet.spoiled'), number(closing?.ballotsSpoiled)],
    [t('polls.sheet.envelopes'), number(closing?.challengedEnvelopes)],
    [t('polls.sheet.by-list'), number(closing?.expectedByList)],
    [t('polls.sheet.by-stock'), number(closing?.expectedByStock)],
    [t('polls.sheet.note'), closing?.note ?? null],
  ];
  return (
    <section className="card stack no-print" aria-labelledby="sheet">
      <h2 id="sheet">{t('polls.sheet.title')}</h2>
      <dl className="polls-sheet">
        {lines
          .filter(([, text]) => text !== null && text !== '')
          .map(([term, text]) => (
            <div key={term}>
              <dt className="soft">{term}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {box !== null && session.numbers === null && (
        <StatusWord tone={box.isSealAsClosed ? 'good' : 'warn'}>
          {t(box.isSealAsClosed ? 'polls.box.seal.found.same' : 'polls.box.seal.found.other', {
            seal: box.sealFound,
          })}
        </StatusWord>
      )}
    </section>
  );
}
