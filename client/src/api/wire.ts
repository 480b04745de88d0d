/**
 * A contract's class as the plain JSON that travels: `const body: Wire<CreateElection> = { … }`. The classes
 * themselves exist on the server only.
 */
export type Wire<T> = T extends object ? { [Key in keyof T]: Wire<T[Key]> } : T;
