import { IsString, Matches, MaxLength } from 'class-validator';
import type { CertificationObstacle } from '../../domain/certification';
import type { LineCode, SentenceCode } from '../../domain/tally-lines';
import { TallyFormView } from './tally.contract';

export class NoteRefusal {
  /** Slug of the party whose observer would not sign. */
  @Matches(/^[a-z0-9-]{1,40}$/) party!: string;
  /** For the file; never printed. */
  @IsString() @MaxLength(2000) note: string = '';
}

export class SignerView {
  /** Slug of the party. */
  party!: string;
  name!: string;
  /** When the agent noted that its observer would not sign; null where there is a line to sign on. */
  declinedAt!: string | null;
}

/** The record as it was when the tally was declared: what a copy of the record is checked against. */
export class RecordHeadView {
  /** Entries, the declaration with them. */
  size!: number;
  /** Base64, as checkpoints have it. */
  root!: string;
  roomCode!: string;
  /** SHA-256 of the key that signed the checkpoint, in hex, as the notice of election prints it. */
  fingerprint!: string;
  /** The three lines that were signed. */
  text!: string;
}

/** One line with a number. Of a revised tally, `original` and `counted` too. */
export class DocumentLineView {
  /** Of form NLRB-760; empty for what only the revised form has. */
  number!: string;
  code!: LineCode;
  choice!: string | null;
  label!: string | null;
  original!: number | null;
  counted!: number | null;
  final!: number;
}

export class DocumentSentenceView {
  number!: string;
  code!: SentenceCode;
  label!: string | null;
}

export class CaseView {
  election!: string;
  name!: string;
  employer!: string;
  caseNumber!: string;
  timeZone!: string;
  question!: string;
  manner!: 'mail' | 'in-person' | 'mixed';
}

/** A declared tally as it is printed: screen, PDF, CSV and JSON are all made from this. */
export class TallyDocumentView {
  case!: CaseView;
  form!: TallyFormView;
  /** Revision of the first tally, where this one revises it. */
  revises!: number | null;
  /** Revision that replaced this one; null for the newest. */
  revisedBy!: number | null;
  lines!: DocumentLineView[];
  sentences!: DocumentSentenceView[];
  /** Why the outcome is what it is, in the reader's language. */
  explanation!: string;
  head!: RecordHeadView;
  agent!: string;
  signers!: SignerView[];
  madeAt!: string;
}

export class CertificationView {
  case!: CaseView;
  kind!: 'representative' | 'results' | null;
  /** Words of the choice that has the majority, where a representative is certified. */
  representative!: string | null;
  obstacles!: CertificationObstacle[];
  /** Of the newest tally; null before the first. */
  revision!: number | null;
  declaredAt!: string | null;
  /** The pair of a runoff, or of two tied at the top, by their ids. */
  pair!: string[];
  /** Last day of the objections and its last second; null before a tally. */
  objectionsDueOn!: string | null;
  objectionsDueAt!: string | null;
  openObjections!: number;
  /** Why the outcome is what it is, in the reader's language. */
  explanation!: string;
  head!: RecordHeadView | null;
  agent!: string;
  signers!: SignerView[];
  madeAt!: string;
}
