import type {
  CellMendInput,
  ChooseMapping,
  FixInput,
  ImportSheet,
  ImportView,
  ReplacementInput,
  RowPlace,
  SheetChoiceInput,
} from '@contract/roll/imports.contract';
import type { Wire } from '../../../api/wire';

export type SheetChoice = Wire<SheetChoiceInput>;
export type Fix = Wire<FixInput>;
export type Replacement = Wire<ReplacementInput>;
export type CellMend = Wire<CellMendInput>;
export type Place = Wire<RowPlace>;
export type ValueField = CellMend['field'];

/** All that a person decided about the cells of a list: sent as a whole each time. */
export type Choices = Wire<Omit<ChooseMapping, 'version'>>;

/** One decision. Each says how things are to be, never how they change, so that it may be applied twice. */
export type Edit =
  | { readonly kind: 'files'; readonly files: Choices['files'] }
  | { readonly kind: 'sheet'; readonly choice: SheetChoice }
  /** Null: as proposed. */
  | {
      readonly kind: 'fix';
      readonly code: Fix['code'];
      readonly field: Fix['field'];
      readonly action: Fix['action'] | null;
    }
  /** Null: the spelling stays. */
  | {
      readonly kind: 'spelling';
      readonly field: Replacement['field'];
      readonly from: string;
      readonly to: string | null;
    }
  /** Null: as it was read. */
  | {
      readonly kind: 'cell';
      readonly place: Place;
      readonly field: ValueField;
      readonly value: string | null;
    }
  /** Two rows are one person or two; null: as proposed. */
  | { readonly kind: 'pair'; readonly place: Place; readonly verdict: PairVerdict | null };

export type PairVerdict = 'same' | 'apart';

/** The choice that says what the sheet says now. */
export function choiceOf(sheet: ImportSheet): SheetChoice {
  const { headerRow, columns } = sheet;
  return {
    sheet: sheet.sheet,
    isUsed: sheet.isUsed,
    kind: sheet.kind,
    headerRow: headerRow ?? 1,
    fields: headerRow === null ? null : columns.map(({ field }) => field),
  };
}

export function choicesOf(view: ImportView): Choices {
  return {
    files: view.filesAre,
    sheets: view.sheets.map(choiceOf),
    fixes: view.fixes,
    replacements: view.replacements,
    cells: view.cells,
    kept: view.kept,
    merged: view.merged,
  };
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.sheet === other.sheet && one.row === other.row;
}

export function applyEdit(choices: Choices, edit: Edit): Choices {
  switch (edit.kind) {
    case 'files':
      return { ...choices, files: edit.files };
    case 'sheet':
      return {
        ...choices,
        sheets: choices.sheets.map((each) => (each.sheet === edit.choice.sheet ? edit.choice : each)),
      };
    case 'fix': {
      const { code, field, action } = edit;
      const others = choices.fixes.filter((each) => each.code !== code || each.field !== field);
      return { ...choices, fixes: action === null ? others : [...others, { code, field, action }] };
    }
    case 'spelling': {
      const { field, from, to } = edit;
      const others = choices.replacements.filter((each) => each.field !== field || each.from !== from);
      return { ...choices, replacements: to === null ? others : [...others, { field, from, to }] };
    }
    case 'cell': {
      const { place, field, value } = edit;
      const others = choices.cells.filter((each) => each.field !== field || !isSamePlace(each, place));
      return { ...choices, cells: value === null ? others : [...others, { ...place, field, value }] };
    }
    case 'pair': {
      const { place, verdict } = edit;
      const without = (places: readonly Place[]) => places.filter((each) => !isSamePlace(each, place));
      return {
        ...choices,
        kept: verdict === 'apart' ? [...without(choices.kept), place] : without(choices.kept),
        merged: verdict === 'same' ? [...without(choices.merged), place] : without(choices.merged),
      };
    }
  }
}

export function applyEdits(choices: Choices, edits: readonly Edit[]): Choices {
  return edits.reduce(applyEdit, choices);
}

/** What takes the edit back again, where `before` was. */
export function inverseOf(before: Choices, edit: Edit): Edit {
  switch (edit.kind) {
    case 'files':
      return { kind: 'files', files: before.files };
    case 'sheet':
      return {
        kind: 'sheet',
        choice: before.sheets.find(({ sheet }) => sheet === edit.choice.sheet) ?? edit.choice,
      };
    case 'fix': {
      const { code, field } = edit;
      return { ...edit, action: fixOf(before, code, field)?.action ?? null };
    }
    case 'spelling': {
      const { field, from } = edit;
      const known = before.replacements.find((each) => each.field === field && each.from === from);
      return { ...edit, to: known?.to ?? null };
    }
    case 'cell':
      return { ...edit, value: mendOf(before, edit.place, edit.field)?.value ?? null };
    case 'pair':
      return { ...edit, verdict: verdictOf(before, edit.place) };
  }
}

export function fixOf({ fixes }: Choices, code: Fix['code'], field: Fix['field']): Fix | undefined {
  return fixes.find((each) => each.code === code && each.field === field);
}

/** What a person typed into one field of one row. */
export function mendOf({ cells }: Choices, place: Place, field: ValueField): CellMend | undefined {
  return cells.find((each) => each.field === field && isSamePlace(each, place));
}

export function verdictOf({ kept, merged }: Choices, place: Place): PairVerdict | null {
  if (kept.some((each) => isSamePlace(each, place))) return 'apart';
  return merged.some((each) => isSamePlace(each, place)) ? 'same' : null;
}

/** `A`, `B`, … `AA`, as spreadsheets name columns. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnLetter(Math.floor(column / 26) - 1)}${letter}`;
}
