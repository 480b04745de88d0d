import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Archive } from './archive';
import { Refusal } from './refusal';

export interface MarkupHandler {
  /** The name without its prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads one XML part of an archive, in one pass, without building a tree. Throws `Refusal`. */
export function readMarkup(archive: Archive, part: string, handler: MarkupHandler): void {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: false });
  parser.on('opentag', (tag: SaxesTagPlain) => handler.open?.(withoutPrefix(tag.name), tag.attributes));
  parser.on('closetag', (tag: SaxesTagPlain) => handler.close?.(withoutPrefix(tag.name)));
  if (handler.text !== undefined) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  // No office program writes a document type; it is how entity bombs begin.
  parser.on('doctype', () => {
    throw new Refusal('file-damaged');
  });
  parser.on('error', () => {
    throw new Refusal('file-damaged');
  });
  const decoder = new TextDecoder('utf-8');
  archive.unpack(part, (chunk, isLast) => {
    parser.write(decoder.decode(chunk, { stream: !isLast }));
    if (isLast) parser.close();
  });
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix, such as `id` of `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((each) => withoutPrefix(each) === name);
  return key === undefined ? undefined : attributes[key];
}
