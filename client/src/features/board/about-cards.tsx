import type { BoardView } from '@contract/live/live.contract';
import { useFormat } from '../../i18n/provider';
import { useBoardMessages } from './messages';

/** When what happens, in the election's zone, which every time names. */
export function DatesCard({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { votingOpens, votingCloses, countBegins } = view.dates;
  const say = (at: string) => (at.length === 10 ? format.date(at) : format.dateTime(at));
  const rows = [
    { name: t('board.dates.mailing'), at: votingOpens },
    { name: t('board.dates.due'), at: votingCloses },
    { name: t('board.dates.count'), at: countBegins },
  ];
  if (rows.every(({ at }) => at === null)) return null;
  return (
    <section className="card stack board-dates" aria-labelledby="dates">
      <h2 id="dates">{t('board.dates')}</h2>
      <dl className="dates">
        {rows.map(
          ({ name, at }) =>
            at !== null && (
              <div key={name}>
                <dt className="small soft">{name}</dt>
                <dd>
                  <time dateTime={at}>{say(at)}</time>
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

const STEPS = ['board.how.1', 'board.how.2', 'board.how.3', 'board.how.4', 'board.how.5'] as const;

export function HowCard() {
  const t = useBoardMessages();
  return (
    <section className="card stack board-how" aria-labelledby="how">
      <h2 id="how">{t('board.how')}</h2>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </section>
  );
}

/** How anyone can check what this page says, without trusting it. */
export function CheckCard({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { checkpoint, election, phase } = view;
  const isRecordPublic = phase === 'objections' || phase === 'closed';
  return (
    <section className="card stack board-check" aria-labelledby="check">
      <h2 id="check">{t('board.check')}</h2>
      {checkpoint !== null && (
        <div>
          <p className="room-code code">{t('board.check.code', { code: checkpoint.roomCode })}</p>
          <p className="small soft">{t('board.check.what', { size: format.number(checkpoint.size) })}</p>
        </div>
      )}
      <ul>
        <li>
          <a href={`/e/${election.slug}/results.json`}>{t('board.check.figures')}</a>
        </li>
        {isRecordPublic && (
          <li>
            <a href={`/api/elections/${election.id}/record.zip`}>{t('board.check.record')}</a>
          </li>
        )}
      </ul>
      <p className="small soft">{t('board.check.limits')}</p>
    </section>
  );
}
