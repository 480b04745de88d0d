import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Archive } from './archive';
import { megabytes } from './limits';
import { Refusal } from './refusal';

/** Elements inside each other; office programs write some thirty. */
const DEEPEST = 256;
/** Bytes without a new element: the tokenizer holds them all at once. */
const LONGEST_PIECE = 16 * 1024 * 1024;

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
  let depth = 0;
  let silent = 0;
  parser.on('opentag', (tag: SaxesTagPlain) => {
    silent = 0;
    depth += 1;
    if (depth > DEEPEST) throw new Refusal('file-damaged');
    handler.open?.(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    handler.close?.(withoutPrefix(tag.name));
  });
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
      silent += next.value.length;
      if (silent > LONGEST_PIECE) {
        throw new Refusal('file-unpacks-too-large', { limit: megabytes(LONGEST_PIECE) });
      }
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

/** The names of elements are few and come often. */
const NAMES = new Map<string, string>();
const MOST_NAMES = 1_000;

function withoutPrefix(name: string): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const short = name.slice(name.indexOf(':') + 1);
  if (NAMES.size < MOST_NAMES) NAMES.set(name, short);
  return short;
}

/** An attribute by its name without prefix, such as `id` of `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((each) => withoutPrefix(each) === name);
  return key === undefined ? undefined : attributes[key];
}
