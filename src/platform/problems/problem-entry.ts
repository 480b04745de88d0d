export interface ProblemText {
  /** What is wrong, a few words. */
  readonly title: string;
  /** What is wrong and what to do next, one or two sentences; `{name}` is filled from the parameters. */
  readonly detail: string;
}

export interface ProblemEntry {
  readonly status: number;
  readonly en: ProblemText;
  readonly es: ProblemText;
}

export type ProblemArea = Readonly<Record<string, ProblemEntry>>;
