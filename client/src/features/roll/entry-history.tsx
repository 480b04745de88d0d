import type { EntryChange, EntryDetails } from '@contract/roll/roll.contract';
import { useFormat } from '../../i18n/provider';
import { useRollMessages } from './messages';
import { Changes } from './words/changes';

/** What happened to a person's entry, newest first, each a sentence with its before → after. */
export function EntryHistory({ entry: { history } }: { entry: EntryDetails }) {
  const t = useRollMessages();
  if (history.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{t('roll.history')}</h2>
      <ol className="roll-history">
        {history.map((change, index) => (
          <li key={index}>
            <Happening change={change} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Happening({ change: { at, kind, by, fileName, reason, changes } }: { change: EntryChange }) {
  const t = useRollMessages();
  const format = useFormat();
  return (
    <>
      <p>
        <strong>{t(`roll.history.${kind}`)}</strong>
        {fileName !== null && (
          <>
            {' · '}
            <bdi>{fileName}</bdi>
          </>
        )}
      </p>
      <p className="small soft">
        {by === '' ? format.dateTime(at) : t('roll.history.by', { at: format.dateTime(at), name: by })}
      </p>
      {reason !== '' && <p>{t('roll.history.reason', { reason })}</p>}
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}
