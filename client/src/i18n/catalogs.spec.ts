import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage';

const SOURCE = join(__dirname, '..');

/** Words that are the same in both languages, and messages that are figures only. */
const SAME_IN_BOTH: ReadonlySet<string> = new Set(['ui.workspace.office']);

type Catalog = Readonly<Record<string, string>>;

function catalogOf(file: string): Catalog {
  const exported = Object.values(jest.requireActual<Record<string, Catalog>>(file));
  expect(exported).toHaveLength(1);
  return exported[0]!;
}

/** The names a message fills in, plural and select branches included. */
function placeholders(message: CompiledMessage): string[] {
  const names = message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, , format] = token;
    const branches: unknown[] = Object.values(Object(format) as object);
    return [
      name,
      ...branches.flatMap((branch) => (Array.isArray(branch) ? placeholders(branch as CompiledMessage) : [])),
    ];
  });
  return [...new Set(names)].sort();
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('messages.en.ts'))
  .map((file) => join(SOURCE, file));

describe.each(files.map((file) => [relative(SOURCE, file), file]))('%s', (_name, file) => {
  const english = catalogOf(file);
  const spanish = catalogOf(file.replace('.en.ts', '.es.ts'));

  it('has the same messages in both languages', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  });

  it('says nothing in Spanish as it does in English', () => {
    const onlyFigures = (text: string) => !/\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''));
    const same = Object.keys(english).filter(
      (id) => english[id] === spanish[id] && !SAME_IN_BOTH.has(id) && !onlyFigures(english[id]!),
    );
    expect(same).toEqual([]);
  });

  it('fills in the same names', () => {
    const named = (catalog: Catalog) =>
      Object.fromEntries(
        Object.entries(catalog).map(([id, text]) => [id, placeholders(compileMessage(text))]),
      );
    expect(named(spanish)).toEqual(named(english));
  });
});

it('gives every message an id of its own', () => {
  const ids = files.flatMap((file) => Object.keys(catalogOf(file)));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
