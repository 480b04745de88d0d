import { FURTHER_FIGURES, LIST_FIELDS } from '../../domain/list-quality';
import type { ListReport } from './list-report.contract';
import { writeReport } from './list-report-pdf';
import { REPORT_WORDS } from './list-report-words';

const SHA256 = 'ab'.repeat(32);
const REPORT = {
  election: 'Acme Fulfilment, Bessemer',
  employer: 'Acme Inc.',
  caseNumber: '10-RC-000001',
  timeZone: 'America/Chicago',
  people: 5904,
  challenge: 37,
  fields: LIST_FIELDS.map((field, index) => ({ field, missing: index * 11, unusable: index })),
  figures: [
    ...FURTHER_FIGURES.map((figure) => ({ figure, count: 12, of: 5904 })),
    { figure: 'gone-unexplained', count: 3, of: 25 },
    { figure: 'gone-omitted', count: 2, of: 25 },
  ],
  union: [
    { figure: 'not-listed', count: 55, of: 3155 },
    { figure: 'unknown-to-union', count: 2804, of: 5904 },
  ],
  service: {
    directedOn: '2021-01-14',
    dueOn: '2021-01-19',
    servedOn: '2021-01-21',
    verdict: 'late',
    daysLate: 2,
  },
  lists: Array.from({ length: 5 }, (_, index) => ({
    importId: String(index),
    kind: index === 0 ? ('employer' as const) : ('revised' as const),
    files: [{ name: `list-${index}.xlsx`, sha256: SHA256 }],
    servedOn: index === 0 ? '2021-01-21' : null,
    appliedAt: '2021-01-22T15:00:00.000Z',
    people: 5904,
    rowsWithoutName: index,
  })),
  by: 'Zoë Nguyễn Thảo',
  at: '2026-03-02T15:00:00.000Z',
} satisfies ListReport;

/** Glyphs of a font, and the letters they stand for. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], index) => {
      // A ligature stands for several letters.
      const units = (hex.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units));
    });
  }
  return letters;
}

/** The lines of a document, through the tables in which its fonts say what their glyphs mean. */
function textOf(pdf: string): string {
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = '', id = ''] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    fonts.set(name, lettersOf(objects.get(table) ?? ''));
  }
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, name, pieces] of pdf.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    const glyphs = [...(pieces ?? '').matchAll(/<(\w+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    text += glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
    if (pieces !== undefined) text += '\n';
  }
  return text;
}

describe('the report on paper', () => {
  it.each(['en', 'es'] as const)('is one tagged page in %s', async (locale) => {
    const pdf = (await writeReport(REPORT, locale, false)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain(`/Lang (${locale}-US)`);
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf.match(/\/S \/H1\b/g)).toHaveLength(1);
    expect(pdf.match(/\/S \/Table\b/g)).toHaveLength(5);
    expect(pdf).toContain('/Scope /Column');
    expect(pdf).toContain('/Scope /Row');
  });

  it('prints every letter of a name, and the figures', async () => {
    const text = textOf((await writeReport(REPORT, 'en', false)).toString('latin1'));
    for (const words of [
      'Zoë Nguyễn Thảo',
      'Acme Inc.',
      '10-RC-000001',
      SHA256,
      '5,904',
      'Jan 21, 2021',
      '2 business days late',
      'list-0.xlsx',
      'list-4.xlsx',
      '2 more lists between these.',
      '10 rows of these lists have no last name',
      '55 of 3,155 (1.7%)',
      'Rite-Care Poultry',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('list-1.xlsx');
  });

  it('stays one page, however long its names', async () => {
    const files = Array.from({ length: 20 }, () => ({ name: 'W'.repeat(255), sha256: SHA256 }));
    const long = {
      ...REPORT,
      employer: 'Consolidated Fulfilment and Logistics '.repeat(5),
      election: 'Warehouse and Loading Dock Employees '.repeat(5),
      by: 'Maria '.repeat(20),
      lists: REPORT.lists.map((list) => ({ ...list, files })),
    };
    for (const locale of ['en', 'es'] as const) {
      const pdf = (await writeReport(long, locale, false)).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(textOf(pdf)).toContain('+ 18');
    }
  });

  it('says what is not known, and keeps the union’s figures out of the hall’s report', async () => {
    const service = {
      ...REPORT.service,
      directedOn: null,
      dueOn: null,
      servedOn: null,
      verdict: 'unknown' as const,
    };
    const hall = { ...REPORT, union: null, lists: [], caseNumber: '', service };
    const text = textOf((await writeReport(hall, 'en', false)).toString('latin1'));
    expect(text).toContain('not recorded');
    expect(text).toContain(REPORT_WORDS.en.noList);
    expect(text).not.toContain('union’s list');
    const unserved = { ...hall, service: { ...service, dueOn: '2021-01-19' } };
    expect(textOf((await writeReport(unserved, 'en', false)).toString('latin1'))).toContain(
      'due by Jan 19, 2021',
    );
    const inTime = { ...hall, service: { ...service, dueOn: '2021-01-19', servedOn: '2021-01-15' } };
    expect(textOf((await writeReport(inTime, 'es', false)).toString('latin1'))).toContain('a tiempo');
  });
});

describe('the words of the printed report', () => {
  it('differ between the languages', () => {
    const sentences = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'function'
          ? [(value as (...values: unknown[]) => string)('1', '2', 3)]
          : Object.values(value as object).flatMap(sentences);
    const spanish = sentences(REPORT_WORDS.es);
    sentences(REPORT_WORDS.en).forEach((words, index) => expect(spanish[index]).not.toBe(words));
  });
});
