import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Facet, RollOverview } from '@contract/roll/roll.contract';
import { useCan } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { textIn, useElectionId, useUrlState } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { Figure, Figures } from '../../ui/figure';
import { EmptyState, Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { ExportButton } from '../reports/export-button';
import { ReportLink } from '../reports/report-link';
import { useRollMessages } from './messages';
import { overviewQuery, type RollFilters } from './queries';
import './roll.css';
import { RollTable } from './roll-table';
import { SealCard } from './seal-card';
import { GONE_STATES } from './words/gone';
import { useRollWords } from './words/messages';

const readFilters = (search: Readonly<Record<string, unknown>>): RollFilters => ({
  q: textIn(search, 'q') ?? '',
  department: textIn(search, 'department'),
  shift: textIn(search, 'shift'),
  section: textIn(search, 'section'),
  standing: textIn(search, 'goneReason') === undefined ? textIn(search, 'standing') : 'gone',
  goneReason: textIn(search, 'goneReason'),
});

/** Everyone who may vote: search, filters, the seal. All of the page's state stands in its address. */
export function RollPage() {
  const t = useRollMessages();
  const electionId = useElectionId();
  const can = useCan(electionId);
  const overview = useQuery(overviewQuery(electionId));
  useLive(`roll:${electionId}`, [['roll', electionId]]);
  useLive(`election:${electionId}`, [['roll', electionId, 'overview']]);
  return (
    <Page
      title={t('roll.title')}
      actions={
        <>
          <ReportLink electionId={electionId} />
          <Link
            to="/elections/$election/roll/duplicates"
            params={{ election: electionId }}
            className={buttonClass({ kind: 'quiet' })}
          >
            {t('roll.duplicates')}
          </Link>
          {can('roll.import') && (
            <Link
              to="/elections/$election/roll/import"
              params={{ election: electionId }}
              className={buttonClass({ kind: 'primary' })}
            >
              {t('roll.import')}
            </Link>
          )}
        </>
      }
    >
      <QueryView query={overview}>
        {(roll) =>
          roll.people + roll.gone === 0 ? (
            <EmptyState title={t('roll.empty.title')}>
              <p>{t('roll.empty.detail')}</p>
            </EmptyState>
          ) : (
            <Roll electionId={electionId} roll={roll} can={can} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Roll({
  electionId,
  roll,
  can,
}: {
  electionId: string;
  roll: RollOverview;
  can: ReturnType<typeof useCan>;
}) {
  const t = useRollMessages();
  const words = useRollWords();
  const format = useFormat();
  const [filters, setFilters] = useUrlState(readFilters);
  const none: RollFilters = {
    q: '',
    department: undefined,
    shift: undefined,
    section: undefined,
    standing: undefined,
    goneReason: undefined,
  };
  return (
    <>
      <Figures>
        <Figure label={t('roll.people')} value={roll.people} />
        <Figure label={t('roll.challenge')} value={roll.challenge} note={t('roll.challenge.note')} />
        {roll.gone > 0 && <Figure label={t('roll.gone')} value={roll.gone} />}
      </Figures>
      {roll.goneUnexplained > 0 && filters.standing !== 'gone' && (
        <Notice tone="warn" title={t('roll.unexplained', { count: roll.goneUnexplained })}>
          <p className="measure">{t('roll.unexplained.detail')}</p>
          <div>
            <Button onClick={() => setFilters({ ...none, standing: 'gone', goneReason: 'unexplained' })}>
              {t('roll.unexplained.show')}
            </Button>
          </div>
        </Notice>
      )}
      <SealCard electionId={electionId} roll={roll} canSeal={can('roll.seal')} />
      <search className="roll-filters">
        <Search value={filters.q} onChange={(q) => setFilters({ q })} />
        <FacetFilter
          label={t('roll.filter.department')}
          facets={roll.departments}
          value={filters.department}
          onChange={(department) => setFilters({ department })}
        />
        <FacetFilter
          label={t('roll.filter.shift')}
          facets={roll.shifts}
          value={filters.shift}
          onChange={(shift) => setFilters({ shift })}
        />
        <Filter
          label={t('roll.filter.section')}
          value={filters.section}
          options={[
            ['regular', words('roll.section.regular')],
            ['challenge', words('roll.section.challenge')],
          ]}
          onChange={(section) => setFilters({ section })}
        />
        {roll.gone > 0 && (
          <Filter
            label={t('roll.filter.standing')}
            value={filters.standing}
            all={words('roll.standing.current')}
            options={[['gone', words('roll.standing.gone')]]}
            onChange={(standing) => setFilters({ standing, goneReason: undefined })}
          />
        )}
        {filters.standing === 'gone' && (
          <Filter
            label={t('roll.filter.gone-reason')}
            value={filters.goneReason}
            options={GONE_STATES.map((state): [string, string] => {
              const count = roll.goneReasons.find(({ reason }) => reason === state)?.count ?? 0;
              return [state, `${words(`roll.gone.${state}`)} (${format.number(count)})`];
            })}
            onChange={(goneReason) => setFilters({ goneReason })}
          />
        )}
        <Button kind="quiet" onClick={() => setFilters(none)}>
          {t('roll.filter.clear')}
        </Button>
      </search>
      <div className="cluster">
        <ExportButton wing="office" electionId={electionId} filters={{ ...filters }} />
      </div>
      <RollTable electionId={electionId} filters={filters} canExplain={can('roll.edit')} />
    </>
  );
}

function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useRollMessages();
  const id = useId();
  return (
    <div className="field roll-search">
      <label className="field-label" htmlFor={id}>
        {t('roll.search.label')}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="field-hint" id={`${id}-hint`}>
        {t('roll.search.hint')}
      </div>
    </div>
  );
}

function FacetFilter({
  label,
  facets,
  value,
  onChange,
}: {
  label: string;
  facets: readonly Facet[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const format = useFormat();
  const options = facets
    .filter(({ name }) => name !== '')
    .map(({ name, count }): [string, string] => [name, `${name} (${format.number(count)})`]);
  return <Filter label={label} value={value} options={options} onChange={onChange} />;
}

function Filter({
  label,
  value,
  all,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  all?: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string | undefined) => void;
}) {
  const t = useRollMessages();
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
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{all ?? t('roll.filter.all')}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
