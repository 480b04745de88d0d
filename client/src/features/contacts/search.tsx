import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { PersonRow } from '@contract/campaign/contacts/people.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { useAssessmentsMessages } from '../assessments/messages';
import { placesQuery } from '../assessments/queries';
import { Button } from '../../ui/button';
import { useUiMessages } from '../../ui/messages';
import { Denied, EmptyState, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Loading } from '../../ui/query-view';
import { useVirtualRows } from '../../ui/virtual-table';
import { ExportButton } from '../reports/export-button';
import { useContactsMessages } from './messages';
import { PeopleLinks } from './values/people-links';
import { PersonItem } from './person-item';
import { campaignKey, PAGE_SIZE, peopleQuery, type PeopleFilters } from './queries';

const ROW_PIXELS = 88;
const TYPING_MILLISECONDS = 120;

function readFilters(search: Readonly<Record<string, unknown>>): PeopleFilters {
  return {
    q: textIn(search, 'q'),
    department: textIn(search, 'department'),
    shift: textIn(search, 'shift'),
    assessment: textIn(search, 'assessment'),
    followUp: textIn(search, 'followUp'),
    reached: textIn(search, 'reached'),
  };
}

/** Finds anyone: the input has the focus, and filters and search stand in the address. */
export function Search() {
  const t = useContactsMessages();
  const electionId = useElectionId();
  const [filters, setFilters] = useUrlState(readFilters);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filters.q ?? '');
  useLive(`campaign:${electionId}`, [campaignKey(electionId)]);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      if (typed !== (filters.q ?? '')) setFilters({ q: typed === '' ? undefined : typed });
    }, TYPING_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [typed, filters.q, setFilters]);
  const id = useId();
  return (
    <Page title={t('contacts.search.title')} actions={<PeopleLinks electionId={electionId} />}>
      <div className="stack">
        <div className="field" role="search">
          <label className="field-label" htmlFor={id}>
            {t('contacts.search.label')}
          </label>
          <input
            ref={input}
            id={id}
            type="search"
            className="input"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Filters electionId={electionId} filters={filters} onChange={setFilters} />
        <ExportButton wing="campaign" electionId={electionId} filters={{ ...filters }} />
        <Found
          key={JSON.stringify({ ...filters, q: undefined })}
          electionId={electionId}
          filters={filters}
          onClear={() => {
            setTyped('');
            setFilters(NO_FILTERS);
          }}
        />
      </div>
    </Page>
  );
}

const NO_FILTERS: PeopleFilters = {
  q: undefined,
  department: undefined,
  shift: undefined,
  assessment: undefined,
  followUp: undefined,
  reached: undefined,
};

function Filters({
  electionId,
  filters,
  onChange,
}: {
  electionId: string;
  filters: PeopleFilters;
  onChange: (part: Partial<PeopleFilters>) => void;
}) {
  const t = useContactsMessages();
  const ui = useUiMessages();
  const chart = useQuery(placesQuery(electionId)).data;
  const set = Object.entries(filters).filter(([name, value]) => name !== 'q' && value !== undefined).length;
  const named = (names: readonly string[], none: string) =>
    names.map((name) => (name === '' ? { value: '-', label: none } : { value: name, label: name }));
  return (
    <details className="disclosure">
      <summary>
        {set === 0 ? t('contacts.filter.title') : t('contacts.filter.active', { count: set })}
      </summary>
      <div className="filters">
        <Filter
          label={t('contacts.filter.department')}
          value={filters.department}
          options={named(chart?.departments ?? [], t('contacts.filter.no-department'))}
          onChange={(department) => onChange({ department })}
        />
        <Filter
          label={t('contacts.filter.shift')}
          value={filters.shift}
          options={named(chart?.shifts ?? [], t('contacts.filter.no-shift'))}
          onChange={(shift) => onChange({ shift })}
        />
        <AssessmentFilter value={filters.assessment} onChange={(assessment) => onChange({ assessment })} />
        <Filter
          label={t('contacts.filter.reached')}
          value={filters.reached}
          options={[
            { value: 'yes', label: t('contacts.filter.reached.yes') },
            { value: 'no', label: t('contacts.filter.reached.no') },
          ]}
          onChange={(reached) => onChange({ reached })}
        />
        <Filter
          label={t('contacts.filter.follow-up')}
          value={filters.followUp}
          options={[
            { value: 'due', label: t('contacts.filter.due') },
            { value: 'open', label: t('contacts.filter.open') },
          ]}
          onChange={(followUp) => onChange({ followUp })}
        />
        {set > 0 && (
          <Button kind="quiet" onClick={() => onChange({ ...NO_FILTERS, q: filters.q })}>
            {ui('ui.clear-filters')}
          </Button>
        )}
      </div>
    </details>
  );
}

function AssessmentFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useContactsMessages();
  const assessments = useAssessmentsMessages();
  return (
    <Filter
      label={t('contacts.filter.assessment')}
      value={value}
      options={[
        { value: '1,2', label: t('contacts.filter.supporters') },
        { value: '1,2,3,4,5', label: t('contacts.filter.assessed') },
        ...(['1', '2', '3', '4', '5'] as const).map((each) => ({
          value: each,
          label: assessments('assessments.mark', {
            value: each,
            meaning: assessments(`assessments.${each}`),
          }),
        })),
        { value: '0', label: assessments('assessments.0') },
      ]}
      onChange={onChange}
    />
  );
}

function Filter({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const t = useContactsMessages();
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{t('contacts.filter.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Only the pages of the list that are on screen are fetched; only their rows are in the page. */
function Found({
  electionId,
  filters,
  onClear,
}: {
  electionId: string;
  filters: PeopleFilters;
  onClear: () => void;
}) {
  const t = useContactsMessages();
  const ui = useUiMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const first = useQuery(peopleQuery(electionId, filters, 0));
  const total = first.data?.total ?? 0;
  const { indexes, spaceBefore, spaceAfter, scrollTo } = useVirtualRows(total, scroller, ROW_PIXELS);
  const wanted = [...new Set(indexes.map((index) => Math.floor(index / PAGE_SIZE)))];
  const pages = useQueries({ queries: wanted.map((page) => peopleQuery(electionId, filters, page)) });
  const rows = new Map<number, PersonRow>();
  wanted.forEach((page, position) => {
    pages[position]?.data?.items.forEach((person, index) => rows.set(page * PAGE_SIZE + index, person));
  });
  // Other words, another list: begin at its top.
  const latest = useRef(scrollTo);
  useEffect(() => {
    latest.current = scrollTo;
  });
  useEffect(() => latest.current(0), [filters.q]);

  if (first.isPending) return <Loading rows={8} />;
  const problem = first.error ? toProblem(first.error) : null;
  if (problem?.isDenied) return <Denied />;
  const notice = problem && <ProblemNotice problem={problem} onRetry={() => void first.refetch()} />;
  if (total === 0) {
    return (
      notice ?? (
        <EmptyState
          title={t('contacts.search.none')}
          action={<Button onClick={onClear}>{ui('ui.clear-filters')}</Button>}
        >
          {t('contacts.search.none.detail')}
        </EmptyState>
      )
    );
  }
  return (
    <>
      {notice}
      <p className="soft small number">{t('contacts.search.found', { count: total })}</p>
      <div
        ref={scroller}
        className="person-scroller"
        role="region"
        aria-label={t('contacts.search.list')}
        tabIndex={0}
      >
        <div ref={spaceBefore} />
        <ul className="person-list">
          {indexes.map((index) => {
            const person = rows.get(index);
            return (
              <li
                key={person?.id ?? index}
                className="person-row"
                aria-setsize={total}
                aria-posinset={index + 1}
              >
                {person && <PersonItem person={person} following={after(rows, index)} />}
              </li>
            );
          })}
        </ul>
        <div ref={spaceAfter} />
      </div>
    </>
  );
}

function after(rows: ReadonlyMap<number, PersonRow>, index: number): PersonRow[] {
  const following: PersonRow[] = [];
  for (let next = rows.get(index + 1); next !== undefined; next = rows.get(index + following.length + 1)) {
    following.push(next);
  }
  return following;
}
