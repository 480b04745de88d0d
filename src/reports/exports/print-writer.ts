import type { ListWriter } from './list-writer';

/** A `PrintList`: for the page that lays out the sheets. The headings are the names of its columns. */
export const writePrintList: ListWriter = async function* (headings, pages) {
  const encoder = new TextEncoder();
  yield encoder.encode(`{"columns":${JSON.stringify(headings)},"items":[`);
  let separator = '';
  for await (const { section, rows } of pages) {
    let text = '';
    for (const cells of rows) {
      text += separator + JSON.stringify({ section, cells });
      separator = ',';
    }
    yield encoder.encode(text);
  }
  yield encoder.encode(']}');
};
