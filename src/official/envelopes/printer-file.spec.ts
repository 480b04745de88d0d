import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { printerFile, type PrintedKit } from './printer-file';

const kit = (change: Partial<PrintedKit> = {}): PrintedKit => ({
  key: '7KQ-00412C',
  family_name: 'Núñez',
  given_name: 'Ana',
  middle_name: '',
  suffix: '',
  street: '12 Main St, Apt 4',
  city: 'Bessemer',
  state: 'AL',
  postal_code: '02134',
  purpose: 'initial',
  ...change,
});

const read = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

describe("the printer's file", () => {
  it('has a heading, a byte order mark, and every field as it is', () => {
    const text = printerFile([kit()]);
    expect(text.startsWith('\uFEFFkey,family_name,')).toBe(true);
    expect(read(text)).toEqual([kit()]);
  });

  it('is only a heading where there is no kit', () => {
    expect(read(printerFile([]))).toEqual([]);
  });

  it.each(['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1'])('makes text of %j', (name) => {
    expect(read(printerFile([kit({ family_name: name })]))[0]!['family_name']).toBe(`'${name}`);
  });

  it('comes back as it went, whatever people are called', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ family_name: fc.string(), street: fc.string() })), (people) => {
        const rows = read(printerFile(people.map(kit)));
        expect(rows.map((row) => [row['family_name'], row['street']])).toEqual(
          people.map((each) =>
            [each.family_name, each.street].map((text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)),
          ),
        );
      }),
    );
  });
});
