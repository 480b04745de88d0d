import type { Action } from '@domain/permissions';

/** One section in a workspace's header. `to` may hold `$election`. */
export interface NavigationEntry {
  readonly to: string;
  /** A hook, so that the word follows the page's language. */
  readonly useLabel: () => string;
  /** Left out where the role may not. */
  readonly action?: Action;
}

/** What a workspace's router hands to its root: the sections that the features bring along. */
export interface ShellContext {
  readonly navigation: readonly NavigationEntry[];
}
