import type { Archive } from './archive';
import { readMarkup } from './markup';
import { Refusal } from './refusal';

export interface Relation {
  readonly type: string;
  readonly target: string;
}

/** A file of this many parts is no list. */
const MOST_RELATIONS = 10_000;

/** The part that an Office Open XML package is about (ECMA-376 part 2 §9.3), and what kind of content it says to be. */
export function findMainPart(archive: Archive): { part: string; contentType: string } {
  for (const { type, target } of readRelations(archive, '').values()) {
    if (!type.endsWith('/officeDocument')) continue;
    const part = resolvePart('', target);
    return { part, contentType: contentTypeOf(archive, part) };
  }
  throw new Refusal('file-damaged');
}

function contentTypeOf(archive: Archive, part: string): string {
  let contentType = '';
  readMarkup(archive, '[Content_Types].xml', {
    open: (name, { PartName, ContentType }) => {
      if (name !== 'Override' || PartName === undefined || ContentType === undefined) return;
      if (resolvePart('', PartName).toLowerCase() === part.toLowerCase()) contentType = ContentType;
    },
  });
  return contentType;
}

export function readRelations(archive: Archive, part: string): Map<string, Relation> {
  const at = part.lastIndexOf('/') + 1;
  const relations = new Map<string, Relation>();
  readMarkup(archive, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`, {
    open: (name, { Id, Type, Target }) => {
      if (name !== 'Relationship' || Id === undefined || Type === undefined || Target === undefined) return;
      relations.set(Id, { type: Type, target: Target });
      if (relations.size > MOST_RELATIONS) throw new Refusal('file-damaged');
    },
  });
  return relations;
}

/** Targets are relative to the folder of their part, or begin with a slash at the root. */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
