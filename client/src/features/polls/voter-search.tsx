import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type {
  PollingSessionView,
  SearchVoters,
  VoterList,
  VoterView,
} from '@contract/official/polling/polling.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { usePollsMessages } from './messages';
import { OfflineNotice } from './offline-notice';
import { sessionPath } from './queries';
import { voterKey, type PollingTable } from './use-table';
import { VoterRow } from './voter-row';
import type { Asked } from './named';

const PAUSE_MILLISECONDS = 250;
const LEAST_LETTERS = 2;

/** Type, Enter for the first one found, arrows to another, Enter to check off. */
export function VoterSearch({
  electionId,
  session,
  table,
  text,
  onText,
  shortcuts,
  onAsk,
}: {
  electionId: string;
  session: PollingSessionView;
  table: PollingTable;
  text: string;
  onText: (text: string) => void;
  shortcuts: boolean;
  onAsk: (asked: Asked) => void;
}) {
  const t = usePollsMessages();
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const isFirstWanted = useRef(false);
  const [sought, setSought] = useState(text.trim());
  useEffect(() => {
    const timer = window.setTimeout(() => setSought(text.trim()), PAUSE_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: [...voterKey(electionId, session.id), sought],
    queryFn: ({ signal }) => {
      const body: Wire<SearchVoters> = { text: sought };
      return api.post<VoterList>(`${sessionPath(electionId, session.id)}/voters`, body, { signal });
    },
    enabled: sought.length >= LEAST_LETTERS || /^\d+$/.test(sought),
    retry: false,
    // Each search is kept: none is made but for what somebody typed.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
  const found = text.trim() === sought ? query.data : undefined;
  useEffect(() => {
    if (found === undefined || !isFirstWanted.current) return;
    isFirstWanted.current = false;
    stopsIn(list.current)[0]?.focus();
  }, [found]);
  const checkOff = (voter: VoterView) => {
    table.checkOff(voter.id);
    onText('');
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      isFirstWanted.current = found === undefined;
      setSought(text.trim());
      stopsIn(list.current)[0]?.focus();
    }
    if (event.key === 'Escape') field.current?.focus();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && move(list.current, field.current, step)) event.preventDefault();
  };
  const problem = query.error === null ? null : toProblem(query.error);
  return (
    <section className="card stack" aria-labelledby="voter-search-label" onKeyDown={press}>
      <div className="field">
        <label className="field-label polls-search-label" id="voter-search-label" htmlFor="voter-search">
          {t('polls.search.label')}
        </label>
        <div className="field-hint" id="voter-search-hint">
          {t('polls.search.hint')} {shortcuts && t('polls.challenge.keys')}
        </div>
        <input
          ref={field}
          id="voter-search"
          className="input polls-search"
          type="search"
          aria-describedby="voter-search-hint"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          onChange={(event) => {
            table.forget();
            onText(event.target.value);
          }}
        />
      </div>
      {problem !== null &&
        (problem.isPassing ? (
          <OfflineNotice onRetry={() => void query.refetch()} />
        ) : (
          <ProblemNotice problem={problem} />
        ))}
      <p className="visually-hidden" role="status">
        {found !== undefined && t('polls.search.found', { count: found.total })}
      </p>
      {found !== undefined && found.items.length > 0 && (
        <ul className="polls-voters" ref={list} aria-label={t('polls.search.results')}>
          {found.items.map((voter) => (
            <VoterRow
              key={voter.id}
              voter={voter}
              table={table}
              shortcuts={shortcuts}
              onCheckOff={() => checkOff(voter)}
              onAsk={onAsk}
            />
          ))}
        </ul>
      )}
      {found !== undefined && found.total > found.items.length && (
        <p className="soft">
          {t('polls.search.more', {
            shown: format.number(found.items.length),
            total: format.number(found.total),
          })}
        </p>
      )}
      {found !== undefined && found.total === 0 ? (
        <EmptyState
          title={t('polls.search.none')}
          action={<Button onClick={() => onAsk({ what: 'unlisted' })}>{t('polls.unlisted')}</Button>}
        >
          <p>{t('polls.search.none.detail')}</p>
        </EmptyState>
      ) : (
        <div className="spread">
          <span className="soft small">{text === '' && t('polls.search.idle')}</span>
          <Button kind="quiet" onClick={() => onAsk({ what: 'unlisted' })}>
            {t('polls.unlisted')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Where the arrows stop: one place in each row. */
function stopsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
}

function move(list: HTMLElement | null, field: HTMLElement | null, step: number): boolean {
  const stops = stopsIn(list);
  if (stops.length === 0) return false;
  const row = document.activeElement?.closest('li');
  const now = stops.findIndex((stop) => row?.contains(stop) === true);
  const next = now + step;
  if (next < 0) field?.focus();
  else stops[Math.min(next, stops.length - 1)]?.focus();
  return true;
}
