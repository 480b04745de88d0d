import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { useFormat } from '../../../i18n/provider';
import { textIn, useUrlState } from '../../../shells/route-state';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { QueryView } from '../../../ui/query-view';
import { ShortcutSwitch } from '../../../ui/shortcut-switch';
import { useShortcuts } from '../../../ui/shortcuts';
import { DuplicatesGroup } from './duplicates-group';
import { GridActions, MendGrid } from './mend-grid';
import { groupsOf, type Group } from './mend-groups';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { ProblemGroup, useGroupWords } from './problem-group';
import { rowsQuery, type RowFilter } from './queries';
import type { StepProps } from './review';
import { RowPager } from './row-pager';
import { SpellingsGroup } from './spellings-group';
import { countMends } from './steps';
import { useKeptRows } from './use-kept-rows';

const readState = (
  search: Readonly<Record<string, unknown>>,
): { group: string | undefined; from: number | undefined } => {
  const from = Number(textIn(search, 'from'));
  return { group: textIn(search, 'group'), from: Number.isInteger(from) && from > 0 ? from : undefined };
};

/** By cause, not row by row: on the left what is to be decided, on the right the rows of it, each cell to be mended in place. */
export function MendStep({ view, inHand }: StepProps) {
  const t = useListMessages();
  const format = useFormat();
  const [{ group: wanted, from = 0 }, setState] = useUrlState(readState);
  const [isHelping, setHelping] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const groups = groupsOf(view, inHand.choices);
  const group = useShownGroup(groups, wanted);
  const show = (key: string) => setState({ group: key, from: undefined });
  const shownKey = group?.key;
  useEffect(() => {
    // From now on the address says what is shown: the first group of a later reading may be another.
    if (wanted === undefined && shownKey !== undefined) setState({ group: shownKey });
  }, [setState, shownKey, wanted]);
  const { open, mended } = countMends(view, inHand.choices);
  const actions = new GridActions(grid);
  const goOn = () => {
    if (actions.focusNextProblem()) return;
    const next = groups[groups.findIndex(({ key }) => key === group?.key) + 1];
    if (next !== undefined && next.section === 'open') show(next.key);
  };
  const { isOn, turn } = useShortcuts({
    // The queue of pairs has keys of its own; there `n` says that two are not the same.
    ...(group?.kind !== 'duplicates' && { n: goOn, e: () => actions.editCell() }),
    '?': () => setHelping(true),
    'ctrl+z': () => inHand.undo?.(),
  });
  return (
    <div className="stack">
      <div className="spread">
        <p className="number list-counter">
          {t('list.mend.counter', { open: format.number(open), mended: format.number(mended) })}
        </p>
        <div className="cluster">
          <Button onClick={() => inHand.undo?.()} aria-disabled={inHand.undo === null || undefined}>
            {t('list.mend.undo')}
            <kbd className="key">Ctrl Z</kbd>
          </Button>
          <Button kind="quiet" onClick={() => setHelping(true)}>
            {t('list.mend.help')}
            {isOn && <kbd className="key">?</kbd>}
          </Button>
        </div>
      </div>
      <div className="list-mend">
        <GroupList groups={groups} shown={group?.key} onShow={show} />
        {group !== undefined && (
          <div className="stack">
            <GroupHead group={group} view={view} inHand={inHand} />
            {group.filter !== null && (
              <GroupRows
                key={group.key}
                group={group}
                filter={{ ...group.filter, offset: from }}
                view={view}
                inHand={inHand}
                grid={grid}
                onFrom={(next) => setState({ from: next })}
              />
            )}
          </div>
        )}
      </div>
      <Dialog isOpen={isHelping} onClose={() => setHelping(false)} title={t('list.mend.help')}>
        <dl className="list-keys">
          {(['n', 'e', 'enter', 'escape', 'arrows', 'undo', 'help'] as const).map((key) => (
            <div key={key}>
              <dt>
                <kbd className="key">{t(`list.key.${key}`)}</kbd>
              </dt>
              <dd>{t(`list.key.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
        <ShortcutSwitch isOn={isOn} onTurn={turn} />
        <div className="dialog-actions">
          <Button onClick={() => setHelping(false)}>{t('list.mend.help.close')}</Button>
        </div>
      </Dialog>
    </div>
  );
}

/** A group that has just been mended to its end stays until another is chosen. */
function useShownGroup(groups: readonly Group[], wanted: string | undefined): Group | undefined {
  const [last, setLast] = useState<Group | undefined>(undefined);
  const found = groups.find(({ key }) => key === wanted);
  if (found !== undefined && found !== last && found.key !== last?.key) setLast(found);
  if (found !== undefined) return found;
  return last !== undefined && last.key === wanted ? { ...last, count: 0 } : groups[0];
}

const SECTIONS = ['open', 'decided', 'mended', 'left-out', 'rows'] as const;

function GroupList({
  groups,
  shown,
  onShow,
}: {
  groups: readonly Group[];
  shown: string | undefined;
  onShow: (key: string) => void;
}) {
  const t = useListMessages();
  const format = useFormat();
  const words = useGroupWords();
  const id = useId();
  const sections = SECTIONS.map((section) => ({
    section,
    members: groups.filter((each) => each.section === section),
  })).filter(({ members }) => members.length > 0);
  return (
    <>
      <nav className="list-groups" aria-label={t('list.mend.groups')}>
        {sections.map(({ section, members }) => (
          <div key={section}>
            <h2 id={`${id}-${section}`}>{t(`list.mend.section.${section}`)}</h2>
            <ul className="list-group-names" aria-labelledby={`${id}-${section}`}>
              {members.map((group) => (
                <li key={group.key}>
                  <button
                    type="button"
                    className="list-group"
                    aria-current={group.key === shown ? 'true' : undefined}
                    onClick={() => onShow(group.key)}
                  >
                    <span>{words(group)}</span>
                    {group.count !== null && <span className="number">{format.number(group.count)}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="field list-groups-small">
        <label className="field-label" htmlFor={id}>
          {t('list.mend.groups')}
        </label>
        <select id={id} className="input" value={shown} onChange={(event) => onShow(event.target.value)}>
          {sections.map(({ section, members }) => (
            <optgroup key={section} label={t(`list.mend.section.${section}`)}>
              {members.map((group) => (
                <option key={group.key} value={group.key}>
                  {group.count === null
                    ? words(group)
                    : t('list.mend.group-count', { group: words(group), count: format.number(group.count) })}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
    </>
  );
}

function GroupHead({ group, view, inHand }: StepProps & { group: Group }) {
  const words = useGroupWords();
  const t = useListMessages();
  switch (group.kind) {
    case 'problem':
      return <ProblemGroup view={view} problem={group.problem} inHand={inHand} />;
    case 'duplicates':
      return <DuplicatesGroup view={view} inHand={inHand} />;
    case 'spellings':
      return <SpellingsGroup view={view} inHand={inHand} />;
    case 'left-out':
      return (
        <div className="stack">
          <h2>{words(group)}</h2>
          <p className="soft measure">{t('list.mend.left-out')}</p>
        </div>
      );
    case 'rows':
      return <h2>{words(group)}</h2>;
  }
}

function GroupRows({
  group,
  filter,
  view,
  inHand,
  grid,
  onFrom,
}: StepProps & {
  group: Group;
  filter: RowFilter;
  grid: RefObject<HTMLDivElement | null>;
  onFrom: (from: number | undefined) => void;
}) {
  const t = useListMessages();
  const place = useListPlace();
  const query = useQuery(rowsQuery(place, view, filter));
  const rows = useKeptRows(JSON.stringify(filter), query.data?.items, inHand.choices);
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        rows.length === 0 ? (
          <p className="soft">{t('list.none')}</p>
        ) : (
          <div className="stack">
            <MendGrid
              ref={grid}
              view={view}
              inHand={inHand}
              rows={rows}
              problem={group.kind === 'problem' ? group.problem : null}
            />
            <RowPager from={filter.offset ?? 0} shown={items.length} total={total} onFrom={onFrom} />
          </div>
        )
      }
    </QueryView>
  );
}
