import type { Action } from '@domain/permissions';
import type { Manner } from '@domain/polls';

/** One section in a workspace's header. `to` may hold `$election`. */
export interface NavigationEntry {
  readonly to: string;
  /** A hook, so that the word follows the page's language. */
  readonly useLabel: () => string;
  /** Left out where the role may not. */
  readonly action?: Action;
  /** Left out where nobody votes so; without it, shown in every election. */
  readonly isFor?: (manner: Manner) => boolean;
}

/** What a workspace's router hands to its root: the sections that the features bring along. */
export interface ShellContext {
  readonly navigation: readonly NavigationEntry[];
}
