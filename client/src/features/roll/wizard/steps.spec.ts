import type { ImportView } from '@contract/roll/imports.contract';
import type { Wire } from '../../../api/wire';
import { choicesOf } from './choices';
import { groupsOf } from './mend-groups';
import { countMends, stepAfter, STEPS } from './steps';

type Problem = ImportView['problems'][number];

const problem = (part: Partial<Problem>): Problem => ({
  code: 'bad-phone',
  field: 'cellPhone',
  isMended: false,
  action: 'clear',
  actions: ['keep', 'clear'],
  count: 31,
  examples: [],
  ...part,
});

const column = (part: Partial<ImportView['sheets'][number]['columns'][number]> = {}) => ({
  column: 0,
  heading: 'Last name',
  field: 'familyName' as const,
  confidence: 'sure' as const,
  samples: [],
  filled: 20,
  ...part,
});

const sheet = (part: Partial<ImportView['sheets'][number]> = {}): ImportView['sheets'][number] => ({
  sheet: 0,
  file: 0,
  name: 'Roster',
  isUsed: true,
  kind: 'regular',
  headerRow: 1,
  columns: [column()],
  top: [],
  rows: 21,
  people: 20,
  dataRows: 20,
  linkedTo: null,
  ...part,
});

/** As it travels: plain data. */
type View = Wire<ImportView>;

const CLEAN: View = {
  id: 'import',
  listKind: 'employer',
  fileName: 'roster.xlsx',
  files: [],
  state: 'review',
  version: 2,
  uploadedAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  servedOn: null,
  progress: { stage: 'staging', done: 0, total: 0 },
  refusal: null,
  blocking: null,
  sheets: [sheet()],
  filesAre: 'apart',
  fixes: [],
  replacements: [],
  cells: [],
  kept: [],
  merged: [],
  problems: [],
  suggestions: [],
  counts: {
    rowsInFile: 21,
    people: 20,
    challenge: 0,
    leftOut: [{ reason: 'header', count: 1 }],
    added: 20,
    changed: 0,
    moved: 0,
    same: 0,
    merged: 0,
    gone: 0,
    goneUnexplained: 0,
    likely: 0,
  },
  sameFileAppliedAt: null,
  reseals: false,
  undoableUntil: null,
  undone: null,
};

/** Where a person lands after reading. */
const landing = (part: Partial<View>) => {
  const view = { ...CLEAN, ...part };
  return stepAfter(null, view, choicesOf(view));
};

describe('the steps of an import', () => {
  it('a clean list goes straight to the comparison, and from there to applying', () => {
    expect(landing({})).toBe('compare');
    expect(stepAfter('compare', CLEAN, choicesOf(CLEAN))).toBe('apply');
    expect(stepAfter('apply', CLEAN, choicesOf(CLEAN))).toBeNull();
  });

  it('stops where only a person can decide', () => {
    expect(landing({ sheets: [sheet({ headerRow: null })] })).toBe('sheets');
    expect(landing({ sheets: [sheet({ isUsed: false })] })).toBe('sheets');
    expect(landing({ sheets: [sheet({ columns: [column({ confidence: 'check' })] })] })).toBe('columns');
    expect(landing({ sheets: [sheet({ columns: [column({ field: 'city' })] })] })).toBe('columns');
    expect(landing({ problems: [problem({})] })).toBe('mend');
  });

  it('asks nothing about sheets that are not used', () => {
    expect(landing({ sheets: [sheet(), sheet({ sheet: 1, isUsed: false, headerRow: null })] })).toBe(
      'compare',
    );
  });

  it('counts what is open and what was mended; a decision settles all rows of a problem', () => {
    const view: View = {
      ...CLEAN,
      problems: [
        problem({}),
        problem({ code: 'bad-email', field: 'email', count: 4 }),
        problem({ code: 'lost-zeros', field: 'postalCode', isMended: true, action: 'apply', count: 212 }),
      ],
    };
    expect(countMends(view, choicesOf(view))).toEqual({ open: 35, mended: 212 });
    const decided: View = {
      ...view,
      fixes: [{ code: 'bad-phone', field: 'cellPhone', action: 'clear' }],
    };
    expect(countMends(decided, choicesOf(decided))).toEqual({ open: 4, mended: 212 });
    expect(groupsOf(decided, choicesOf(decided)).map(({ key, section }) => `${section} ${key}`)).toEqual([
      'open bad-email.email',
      'decided bad-phone.cellPhone',
      'mended lost-zeros.postalCode',
      'left-out left-out.header',
      'rows problems',
      'rows all',
    ]);
  });

  it('has every step once', () => {
    expect(new Set(STEPS).size).toBe(STEPS.length);
  });
});
