import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryDetails, EntrySource } from '@contract/roll/roll.contract';
import { listName } from '@domain/names';
import { useCan } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId, usePathParameter } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { Notice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { EntryForm } from './entry-form';
import { EntryHistory } from './entry-history';
import { useRollMessages } from './messages';
import { entryQuery } from './queries';
import './roll.css';
import { ENTRY_FIELDS } from './words/fields';
import { useRollWords } from './words/messages';

/** One person of the roll: what is known, where it comes from, what became of it, and how to correct it. */
export function EntryPage() {
  const t = useRollMessages();
  const electionId = useElectionId();
  const entryId = usePathParameter('entry');
  const query = useQuery(entryQuery(electionId, entryId));
  useLive(`roll:${electionId}`, [['roll', electionId, 'entry', entryId]]);
  const name = query.data === undefined ? t('roll.entry.title') : listName(query.data);
  return (
    <Page
      title={name}
      actions={
        <Link to="/elections/$election/roll" params={{ election: electionId }} className={buttonClass()}>
          {t('roll.entry.back')}
        </Link>
      }
    >
      <QueryView query={query}>{(entry) => <Entry electionId={electionId} entry={entry} />}</QueryView>
    </Page>
  );
}

function Entry({ electionId, entry }: { electionId: string; entry: EntryDetails }) {
  const t = useRollMessages();
  const can = useCan(electionId);
  const [isEditing, setEditing] = useState(false);
  return (
    <div className="stack-wide">
      <Standing electionId={electionId} entry={entry} />
      <section className="card stack" aria-labelledby="values">
        <div className="spread">
          <h2 id="values">{t('roll.entry.values')}</h2>
          {can('roll.edit') && entry.mergedInto === null && !isEditing && (
            <Button onClick={() => setEditing(true)}>{t('roll.entry.edit')}</Button>
          )}
        </div>
        {isEditing ? (
          <EntryForm electionId={electionId} entry={entry} onClose={() => setEditing(false)} />
        ) : (
          <Values entry={entry} />
        )}
      </section>
      {entry.source !== null && <Source electionId={electionId} source={entry.source} />}
      <EntryHistory entry={entry} />
    </div>
  );
}

function Standing({ electionId, entry }: { electionId: string; entry: EntryDetails }) {
  const t = useRollMessages();
  const words = useRollWords();
  if (entry.mergedInto !== null) {
    return (
      <Notice tone="info" title={t('roll.entry.merged')}>
        <p>{t('roll.entry.merged.detail')}</p>
        <div className="cluster">
          <Link
            to="/elections/$election/roll/$entry"
            params={{ election: electionId, entry: entry.mergedInto }}
            className={buttonClass()}
          >
            {t('roll.entry.merged.to')}
          </Link>
          <Link
            to="/elections/$election/roll/duplicates"
            params={{ election: electionId }}
            className={buttonClass()}
          >
            {t('roll.entry.merged.apart')}
          </Link>
        </div>
      </Notice>
    );
  }
  return (
    <p className="cluster">
      {entry.isCurrent ? (
        <StatusWord tone="good">{words('roll.standing.current')}</StatusWord>
      ) : (
        <StatusWord tone="warn">
          {t('roll.entry.gone', {
            reason:
              entry.goneReason === null
                ? t('roll.entry.unexplained')
                : words(`roll.gone.${entry.goneReason}`),
          })}
        </StatusWord>
      )}
      {entry.section === 'challenge' ? (
        <StatusWord tone="warn">{words('roll.section.challenge')}</StatusWord>
      ) : (
        <StatusWord tone="plain">{words('roll.section.regular')}</StatusWord>
      )}
    </p>
  );
}

function Values({ entry }: { entry: EntryDetails }) {
  const words = useRollWords();
  return (
    <dl className="roll-values">
      {ENTRY_FIELDS.map((field) => (
        <div key={field}>
          <dt>{words(`roll.field.${field}`)}</dt>
          <dd>
            <bdi>{entry[field] || '–'}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The row of their file, cell by cell, as it came. */
function Source({ electionId, source }: { electionId: string; source: EntrySource }) {
  const t = useRollMessages();
  const format = useFormat();
  const { fileName, sheet, row, headings, cells, appliedAt, importId } = source;
  const width = Math.max(headings.length, cells.length);
  return (
    <section className="card stack" aria-labelledby="source">
      <h2 id="source">{t('roll.entry.source')}</h2>
      <p className="soft">
        {sheet === ''
          ? t('roll.entry.source.row', { row: format.number(row), file: fileName })
          : t('roll.entry.source.sheet', { row: format.number(row), file: fileName, sheet })}{' '}
        · {t('roll.entry.source.at', { at: format.dateTime(appliedAt) })}
      </p>
      <dl className="roll-values">
        {Array.from({ length: width }, (_, column) => (
          <div key={column}>
            <dt>
              <bdi>{headings[column] || t('roll.entry.source.no-heading')}</bdi>
            </dt>
            <dd>
              <bdi>{cells[column] || '–'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <Link
          to="/elections/$election/roll/imports/$import"
          params={{ election: electionId, import: importId }}
        >
          {t('roll.entry.source.open')}
        </Link>
      </div>
    </section>
  );
}
