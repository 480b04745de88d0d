export interface Named {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
}

export type Asked =
  | { readonly what: 'challenge'; readonly voter: Named }
  | { readonly what: 'unlisted' }
  | { readonly what: 'undo'; readonly checkOff: Named };

export function nameOf({ familyName, givenName }: { familyName: string; givenName: string }): string {
  return givenName === '' ? familyName : `${familyName}, ${givenName}`;
}

export function personOf(id: string, { familyName, givenName }: Omit<Named, 'id'>): Named {
  return { id, familyName, givenName };
}
