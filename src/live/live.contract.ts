import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import type { Phase } from '../domain/lifecycle';
import { RuleView } from '../elections/elections.contract';

/**
 * Rooms by what may be known in them. `board` is public, by the election's slug; the others are by election id and
 * open to the roles that may read the same by HTTP: `election` any member, `campaign` the lead and organizers,
 * `roll` administrator and agent, `desk` agent and tellers, `count` agent, tellers and observers, `record` agent and
 * observers, and everyone from objections on.
 */
export type RoomKind = 'board' | 'election' | 'roll' | 'campaign' | 'desk' | 'count' | 'record';
export type Room = `${RoomKind}:${string}`;

export class JoinRoom {
  /** `count:<election id>`, or `board:<slug>`. */
  @IsString()
  @Matches(/^(?:board|election|roll|campaign|desk|count|record):[A-Za-z0-9-]{1,64}$/)
  room!: string;
}

/** Says only that something changed; the client fetches it by HTTP under its own rights. */
export class Changed {
  room!: string;
  /** What changed, as the type of the event: `contact.logged`, `block.sealed`, … */
  what!: string;
  /** Index of the newest record entry, in `record` rooms; a client that lacks entries fetches them by index. */
  index?: number;
}

/** Joining answers whether the room is open to the asker; "not yours" and "not there" are both false. */
export type JoinAnswer = (isOpen: boolean) => void;

export interface ClientToServerEvents {
  join: (request: { readonly room: string }, answer: JoinAnswer) => void;
  leave: (request: { readonly room: string }) => void;
}

export interface ServerToClientEvents {
  changed: (hint: Changed) => void;
  /** The whole public snapshot (at most 4 KB of JSON), to `board` rooms only. */
  board: (snapshot: BoardView) => void;
}

export class BoardChoice {
  id!: string;
  label!: string;
  kind!: 'for' | 'against' | 'none';
}

/** One sentence in each language: the board's own code stays small, and needs no law. */
export class BoardSentence {
  en!: string;
  es!: string;
}

export class BoardElection {
  id!: string;
  slug!: string;
  name!: string;
  employer!: string;
  /** The agency's case number; null where there is none. */
  caseNumber!: string | null;
  /** IANA name; every time on the board is said in it. */
  timeZone!: string;
  question!: string;
  /** In ballot order. */
  choices!: BoardChoice[];
  /** What decides, as entry 0 of the record has it. */
  rule!: RuleView;
  /** More than half of the votes cast decide, and nothing else: the word majority says it all. */
  isByMajority!: boolean;
  /** The rule in words. */
  sentence!: BoardSentence;
}

/** ISO instants; null where not set or not yet reached. */
export class BoardDates {
  votingOpens!: string | null;
  /** Envelopes count when received by this moment. */
  votingCloses!: string | null;
  countBegins!: string | null;
}

export class BoardTurnout {
  /** True while the agent hides turnout: `received` and `series` are then 0 and empty. */
  isHidden!: boolean;
  /** Envelopes received, in closed trays and ballot boxes. */
  received!: number;
  /** [ISO instant, envelopes received so far], rising, downsampled to at most 48 points that keep first and last. */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
  })
  series!: [string, number][];
}

export class BoardCorrection {
  /** Index of the `block.superseded` entry in the record. */
  index!: number;
  at!: string;
  /** Number of the block in the strip, from 1. */
  block!: number;
  reason!: string;
  /** Votes per choice that the superseded seal held, taken out of the totals again. */
  votes!: number[];
}

export class BoardUpdate {
  /** Index of the `block.sealed` entry in the record. */
  index!: number;
  at!: string;
  /** Number of the block in the strip, from 1. */
  block!: number;
  /** Running totals after it, per choice in ballot order. */
  votes!: number[];
}

export class BoardCount {
  /** Running totals per choice, in ballot order: sealed blocks only. */
  votes!: number[];
  void!: number;
  /** Dockets that could still be counted: envelopes challenged and ballots challenged in sealed blocks. */
  challenged!: number;
  /** Σ votes. */
  valid!: number;
  /** Envelopes accepted for the count: the ballots of all blocks formed. */
  ballots!: number;
  /** Ballots of sealed blocks. */
  counted!: number;
  blocksSealed!: number;
  blocksTotal!: number;
  /** One letter per block in order: `.` not begun, `o` being entered, `x` sealed, `r` superseded, to be counted anew. */
  strip!: string;
  /** The newest sealed blocks, newest first, at most 8. */
  updates!: BoardUpdate[];
  /** The newest corrections, newest first, at most 4. */
  corrections!: BoardCorrection[];
}

export class BoardChoiceStanding {
  isClinched!: boolean;
  isClinchedChallengesAside!: boolean;
  need!: 'clinched' | 'needs' | 'out-of-reach';
  /** The fewest of the uncounted ballots that suffice, challenges aside; null unless `need` is `needs`. */
  needs!: number | null;
}

/** `standing` of domain/tally.ts: what is left and whether it can still change. The page only says it in words. */
export class BoardStanding {
  prospect!: 'nothing-counted' | 'open' | 'challenges-could-change' | 'settled';
  /** Class of the present totals as if nothing were left (decision-rules.md). */
  outcome!: string;
  /** Ids of the choices that the outcome names. */
  outcomeChoices!: string[];
  /** Id of the choice with the most votes so far; null while two share the lead. */
  leading!: string | null;
  /** Votes between the first choice and the second. */
  margin!: number;
  /** Ballots accepted and not yet in a sealed block. */
  uncounted!: number;
  challenged!: number;
  /** In ballot order. */
  choices!: BoardChoiceStanding[];
}

/** Objections to the election, as the record has them. */
export class BoardObjections {
  filed!: number;
  /** Of them, those not yet ruled upon. */
  open!: number;
}

/** The lines of the tally form (NLRB-760), as last declared. */
export class BoardTally {
  revision!: number;
  declaredAt!: string;
  eligible!: number;
  void!: number;
  votes!: number[];
  valid!: number;
  challenged!: number;
  validPlusChallenged!: number;
  isDeterminative!: boolean;
  outcome!: string;
  /** Ids of the choices that the outcome names. */
  outcomeChoices!: string[];
  /** The outcome by the rule, in words. */
  explanation!: BoardSentence;
}

export class BoardCheckpoint {
  size!: number;
  /** Eight characters, the same on every screen of the room. */
  roomCode!: string;
}

/** Everything the public may see, whole, in at most 4 KB of JSON. Never a name, a site, a shift or a department. */
export class BoardView {
  election!: BoardElection;
  phase!: Phase;
  dates!: BoardDates;
  /** When this snapshot was made. */
  asOf!: string;
  /** Entries in the election record: a snapshot with a smaller one is older and is dropped. */
  recordSize!: number;
  /** Voters of the roll in force; null before it is sealed. */
  eligible!: number | null;
  turnout!: BoardTurnout;
  /** Null before blocks are formed. */
  count!: BoardCount | null;
  /** Null before the count begins. */
  standing!: BoardStanding | null;
  /** Null before a tally is declared. */
  tally!: BoardTally | null;
  /** Null before the phase of objections. */
  objections!: BoardObjections | null;
  checkpoint!: BoardCheckpoint | null;
}
