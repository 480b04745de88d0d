import type { QueryKey } from '@tanstack/react-query';
import { createContext, use, type ComponentType, type ReactNode } from 'react';
import type { Room } from '@contract/live/live.contract';
import type { ImportView } from '@contract/roll/imports.contract';

export type ListKind = ImportView['listKind'];

/** Where lists come in: the roll's own wizard and a party's working list are the same steps at two places. */
export interface ListPlace {
  readonly electionId: string;
  /** Of the API, without a slash at its end: `/api/elections/…/roll/imports`. */
  readonly path: string;
  /** All queries of this place begin with it. */
  readonly key: QueryKey;
  /** Says when a list has been read, applied or undone. */
  readonly room: Room;
  /** Kinds of list that may come in here; with one there is nothing to ask. The first is proposed. */
  readonly kinds: readonly ListKind[];
  /** What the comparison says of people beyond the lists that came in here before. */
  readonly Beyond?: ComponentType<{ readonly view: ImportView }>;
  /** Paths of the router, with `$election` and, for a list, `$import`. */
  readonly to: {
    /** Where the people of the lists stand. */
    readonly home: string;
    readonly files: string;
    readonly list: string;
  };
}

const PlaceContext = createContext<ListPlace | null>(null);

export function ListPlaceProvider({ place, children }: { place: ListPlace; children: ReactNode }) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function useListPlace(): ListPlace {
  const place = use(PlaceContext);
  if (place === null) throw new Error('a step of the import stands outside ListPlaceProvider');
  return place;
}
