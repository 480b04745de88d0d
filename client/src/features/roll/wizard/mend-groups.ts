import type { ImportProblems, ImportView, LeftOutCount } from '@contract/roll/imports.contract';
import { fixOf, type Choices } from './choices';
import type { RowFilter } from './queries';
import { countLeftOut } from './steps';

/** `open`: nobody has said what shall be done. `decided`: somebody has. `mended`: by itself, to be looked over. */
export type GroupSection = 'open' | 'decided' | 'mended' | 'left-out' | 'rows';

interface Common {
  /** Stands in the address. */
  readonly key: string;
  readonly section: GroupSection;
  readonly count: number | null;
  /** The rows of the group; null for a group that shows itself otherwise. */
  readonly filter: RowFilter | null;
}

export type Group = Common &
  (
    | { readonly kind: 'problem'; readonly problem: ImportProblems }
    | { readonly kind: 'duplicates' }
    | { readonly kind: 'spellings' }
    | { readonly kind: 'left-out'; readonly reason: LeftOutCount['reason'] }
    | { readonly kind: 'rows'; readonly shows: 'problems' | 'all' }
  );

/** Rows that may be somebody twice have a queue of their own. */
const PAIRED = 'possible-duplicate';

/** What there is to look at in a list, the open first. */
export function groupsOf(view: ImportView, choices: Choices): readonly Group[] {
  const problems = view.problems
    .filter(({ code }) => code !== PAIRED)
    .map((problem): Group => {
      const { code, field, isMended, count } = problem;
      const isDecided = fixOf(choices, code, field) !== undefined;
      return {
        kind: 'problem',
        key: field === null ? code : `${code}.${field}`,
        section: isMended ? 'mended' : isDecided ? 'decided' : 'open',
        count,
        filter: { show: 'problems', code, field: field ?? undefined },
        problem,
      };
    });
  const bySection = (section: GroupSection) => problems.filter((each) => each.section === section);
  const leftOut = (view.counts?.leftOut ?? [])
    .filter(({ count }) => count > 0)
    .map(({ reason, count }): Group => {
      // Blank rows are counted, not kept.
      const filter: RowFilter | null = reason === 'blank' ? null : { show: 'left-out', code: reason };
      return { kind: 'left-out', key: `left-out.${reason}`, section: 'left-out', count, filter, reason };
    });
  return [
    ...duplicatesOf(view, choices),
    ...bySection('open'),
    ...spellingsOf(view, choices),
    ...bySection('decided'),
    ...bySection('mended'),
    ...leftOut,
    {
      kind: 'rows',
      key: 'problems',
      section: 'rows',
      count: null,
      filter: { show: 'problems' },
      shows: 'problems',
    },
    {
      kind: 'rows',
      key: 'all',
      section: 'rows',
      count: view.counts?.rowsInFile ?? null,
      filter: { show: 'all' },
      shows: 'all',
    },
  ];
}

function duplicatesOf(view: ImportView, { kept, merged }: Choices): readonly Group[] {
  const possible = view.problems.find(({ code }) => code === PAIRED)?.count ?? 0;
  const count = countLeftOut(view, 'near-duplicate') + possible;
  if (count + kept.length + merged.length === 0) return [];
  const section = count > 0 ? 'open' : 'decided';
  return [{ kind: 'duplicates', key: 'duplicates', section, count, filter: null }];
}

function spellingsOf({ suggestions }: ImportView, { replacements }: Choices): readonly Group[] {
  if (suggestions.length + replacements.length === 0) return [];
  const section = suggestions.length > 0 ? 'open' : 'decided';
  return [{ kind: 'spellings', key: 'spellings', section, count: suggestions.length, filter: null }];
}
