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
  const steps = stepThroughMarkup(archive, part, handler);
  while (steps.next().done !== true);
}

/**
 * The same, a step for every chunk that has gone through the handler: what reads along takes what has come up and asks
 * for more. Throws `Refusal`.
 */
export function* stepThroughMarkup(
  archive: Archive,
  part: string,
  handler: MarkupHandler,
): Generator<void, void, undefined> {
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
  const chunks = archive.unpack(part);
  try {
    for (let next = chunks.next(); next.done !== true; next = chunks.next()) {
      parser.write(decoder.decode(next.value, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // What is wrong with the content of a damaged part is that it is damaged.
    while (chunks.next().done !== true);
    throw error;
  }
  yield;
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
