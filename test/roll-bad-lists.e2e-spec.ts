import { strToU8 } from 'fflate';
import type { ImportView } from '../src/roll/imports.contract';
import { startTestApplication, type TestApplication } from './support/application';
import { rowsOf } from './support/database';
import { createElection } from './support/elections';
import { makeWorkbook } from './support/office-files';
import { leftOut, list, RollDesk } from './support/roll';
import type { Session } from './support/session';

jest.setTimeout(180_000);

const HEAD = 'Last Name,First Name,Emp ID,Dept';
const workbook = list('writers/openpyxl.xlsx');
const entities = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>';

/** Whatever an employer may send instead of a list: one sentence each, in both languages, and nothing on the roll. */
describe('files that are no list', () => {
  let application: TestApplication;
  let administrator: Session;
  let inSpanish: Session;
  let desk: RollDesk;

  beforeAll(async () => {
    application = await startTestApplication();
    administrator = await application.account({ isAdministrator: true });
    inSpanish = await application.account({ isAdministrator: true });
    await rowsOf(application.database.url, `UPDATE core.account SET locale = 'es' WHERE id = $1`, [
      inSpanish.accountId,
    ]);
    desk = new RollDesk(administrator, await createElection(administrator));
  });

  afterAll(() => application.close());

  /** What is said of the list, in the language of who looks. */
  async function said(reader: Session, { id }: ImportView): Promise<ImportView['refusal']> {
    const { body } = await reader.get<ImportView>(`${desk.path}/imports/${id}`);
    return body.refusal ?? body.blocking;
  }

  it('refuses an empty file before anything is kept of it', async () => {
    expect(await desk.send('list.csv', Buffer.alloc(0))).toMatchObject({
      status: 422,
      body: { code: 'file-empty', detail: expect.stringMatching(/\.$/) },
    });
  });

  it.each<[what: string, name: string, bytes: Uint8Array | string, code: string]>([
    ['blank lines', 'list.csv', '\n , \n', 'file-empty'],
    ['headings and nobody', 'list.csv', `${HEAD}\n`, 'list-without-people'],
    ['a payroll', 'list.csv', 'Name,SSN,Gross Pay\nAna Ruiz,1,2\nLeo Soto,1,2\n', 'list-looks-like-payroll'],
    ['a workbook with a password', 'list.xlsx', list('writers/encrypted.xlsx'), 'file-encrypted'],
    ['a document with a password', 'list.docx', list('writers/encrypted.docx'), 'file-encrypted'],
    ['half a workbook', 'list.xlsx', workbook.subarray(0, workbook.length / 2), 'file-damaged'],
    ['an old workbook', 'list.xls', list('writers/libreoffice.xls'), 'file-old-workbook'],
    ['an old workbook called .xlsx', 'list.xlsx', list('writers/libreoffice.xls'), 'file-old-workbook'],
    ['an old document', 'list.doc', list('writers/libreoffice.doc'), 'file-old-word'],
    ['a web page called .xls', 'list.xls', list('writers/web-page.xls'), 'file-web-page'],
    ['an OpenDocument sheet', 'list.ods', list('writers/libreoffice.ods'), 'file-opendocument'],
    ['NUL bytes', 'list.csv', `${HEAD}\nRuiz,A\0na,1,Pick\n`, 'file-binary'],
    ['a million columns', 'list.csv', `${'x,'.repeat(1_000_000)}x\n`, 'list-too-many-columns'],
    [
      'a cell in the last column that there can be',
      'list.xlsx',
      makeWorkbook({ sheet: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }),
      'list-too-many-columns',
    ],
    [
      'entities within entities',
      'list.xlsx',
      makeWorkbook({ extra: { 'xl/workbook.xml': strToU8(entities) } }),
      'file-damaged',
    ],
  ])('says of %s what it is and what to do next', async (_, name, bytes, code) => {
    const read = await desk.upload(name, Buffer.from(bytes as string));
    const english = await said(administrator, read);
    const spanish = await said(inSpanish, read);
    expect(english).toMatchObject({ code, title: expect.any(String), detail: expect.stringMatching(/\.$/) });
    expect(spanish).toMatchObject({ code, detail: expect.stringMatching(/\.$/) });
    expect(spanish!.detail).not.toBe(english!.detail);
    expect(await desk.tryApply(read.id, read.version)).toMatchObject({ body: { code } });
    expect((await desk.overview()).people).toBe(0);
  });

  it('goes by what a file holds, and says which kind that is', async () => {
    const asText = await desk.upload('list.csv', workbook);
    expect(asText.files).toMatchObject([{ name: 'list.csv', kind: 'workbook' }]);
    expect(asText.counts).toMatchObject({ people: 20 });
    const asWorkbook = await desk.upload('list.xlsx', `${HEAD}\nRuiz,Ana,1,Pick\n`);
    expect(asWorkbook.files).toMatchObject([{ kind: 'delimited', delimiter: ',' }]);
    expect(asWorkbook.counts).toMatchObject({ people: 1 });
  });

  it('takes scripts and formulas for the text that they are, and points at them', async () => {
    const rows = ['Ruiz,<script>alert(1)</script>,1,=HYPERLINK("http://x")', 'Soto,Leo,2,@SUM(A1)'];
    const read = await desk.upload('list.csv', [HEAD, ...rows].join('\n'));
    const found = await desk.rows(read.id, { show: 'problems', code: 'looks-like-formula' });
    expect(found.items.map(({ values }) => values.department)).toEqual([
      '=HYPERLINK("http://x")',
      '@SUM(A1)',
    ]);
  });

  it('reads two rows of headings as one, and lines in two encodings without losing any', async () => {
    const twice = await desk.upload(
      'two.csv',
      ['Employee,,Home,', 'Last Name,First Name,Address,Phone', 'Ruiz,Ana,1 Oak St,205-555-1234'].join('\n'),
    );
    expect(twice.counts).toMatchObject({ people: 1, rowsInFile: 3 });
    expect(twice.sheets[0]!.columns.map(({ field }) => field)).toEqual([
      'familyName',
      'givenName',
      'street',
      'homePhone',
    ]);
    const mixed = Buffer.concat([
      Buffer.from(`${HEAD}\nMuñoz,Inés,1,Pick\n`, 'utf8'),
      Buffer.from('Peña,José,2,Pack\n', 'latin1'),
    ]);
    const both = await desk.upload('mixed.csv', mixed);
    expect(both.counts).toMatchObject({ people: 2, rowsInFile: 3 });
    expect((await desk.rows(both.id, { show: 'new' })).items.map(({ name }) => name)).toEqual([
      'Muñoz, Inés',
      'Peña, José',
    ]);
    expect(leftOut(both)).toEqual({ header: 1 });
  });
});
