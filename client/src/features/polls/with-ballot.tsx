import { Button } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { usePollsMessages } from './messages';
import type { PollingTable } from './use-table';
import { nameOf, personOf, type Asked } from './named';

/** Those who have a ballot and have not put it into the box, by name. */
export function WithBallot({
  table,
  atTable,
  onAsk,
}: {
  table: PollingTable;
  atTable: number;
  onAsk: (asked: Asked) => void;
}) {
  const t = usePollsMessages();
  const sorted = [...table.here].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const others = atTable - table.here.length;
  return (
    <section className="card stack" aria-labelledby="with-ballot">
      <h2 id="with-ballot">{t('polls.here.title')}</h2>
      <p className="soft small">{t('polls.here.detail')}</p>
      {sorted.length === 0 ? (
        <p className="soft">{t('polls.here.none')}</p>
      ) : (
        <ul className="polls-voters">
          {sorted.map((each) => {
            const name = nameOf(each);
            const { voter } = each;
            return (
              <li key={each.id} className="polls-voter">
                <div>
                  <p className="polls-voter-name">
                    <bdi>{name}</bdi>
                  </p>
                  {each.docket !== null && (
                    <StatusWord tone="warn">{t('polls.here.challenged', { docket: each.docket })}</StatusWord>
                  )}
                </div>
                <div className="polls-voter-actions">
                  <Button
                    kind="primary"
                    aria-label={t('polls.here.cast.of', { name })}
                    onClick={() => table.cast(each.id)}
                  >
                    {t('polls.here.cast')}
                  </Button>
                  <Button
                    kind="quiet"
                    aria-label={t('polls.undo.of', { name })}
                    onClick={() => onAsk({ what: 'undo', checkOff: each })}
                  >
                    {t('polls.undo')}
                  </Button>
                  {voter !== null && !each.isChallenged && (
                    <Button
                      kind="quiet"
                      aria-label={t('polls.challenge.of', { name })}
                      onClick={() => onAsk({ what: 'challenge', voter: personOf(voter, each) })}
                    >
                      {t('polls.challenge')}
                    </Button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {others > 0 && <p className="soft small">{t('polls.here.others', { count: others })}</p>}
    </section>
  );
}
