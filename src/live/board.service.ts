import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ElectionsService, type Election } from '../elections/elections.service';
import { NOBODY } from '../platform/access';
import { Clock } from '../platform/clock';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { RecordWriter } from '../platform/events/record-writer';
import type { Locale } from '../platform/locale';
import { Problem } from '../platform/problem';
import { CLIENT_FOLDER } from '../platform/tokens';
import { BoardHistory } from './board-history';
import { presentBoard, type CheckpointHead } from './board.presenter';
import { BoardView } from './live.contract';

type RenderBoard = (view: BoardView, locale: Locale, isProjector?: boolean) => string;

/** Frames of others are welcome: the board is public and takes no input. */
const POLICY =
  "default-src 'self'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors *; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'";

@Injectable()
export class BoardService {
  readonly #ids = new Map<string, string>();
  readonly #elections = new Map<string, Promise<Election>>();
  readonly #histories = new Map<string, BoardHistory>();
  readonly #snapshots = new Map<string, Promise<BoardView | null>>();
  #renderer: { readonly render: RenderBoard; readonly template: string } | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly recordWriter: RecordWriter,
    private readonly clock: Clock,
    @Inject(CLIENT_FOLDER) private readonly clientFolder: string,
  ) {}

  /** The next reader computes a new snapshot; those between share it. */
  forget(electionId: string): void {
    this.#snapshots.delete(electionId);
  }

  /** Also the election's own page has changed: its name, its dates. */
  forgetElection(electionId: string): void {
    this.#elections.delete(electionId);
    this.forget(electionId);
  }

  /** Changes may have been missed. */
  forgetAll(): void {
    this.#elections.clear();
    this.#snapshots.clear();
  }

  byId(electionId: string): Promise<BoardView | null> {
    const known = this.#snapshots.get(electionId);
    if (known !== undefined) return known;
    const snapshot = this.#compute(electionId);
    this.#snapshots.set(electionId, snapshot);
    snapshot.catch(() => this.#snapshots.delete(electionId));
    return snapshot;
  }

  async bySlug(slug: string): Promise<BoardView | null> {
    // Names in addresses are never given anew: ten thousand readers that come back at once cause no query.
    const known = this.#ids.get(slug);
    if (known !== undefined) return this.byId(known);
    const election = await this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      this.elections.bySlug(tx, slug),
    );
    if (election === null) return null;
    this.#ids.set(slug, election.id);
    return this.byId(election.id);
  }

  async published(slug: string): Promise<BoardView> {
    const view = await this.bySlug(slug);
    if (view === null) throw new Problem('not-found');
    // The age of what is shown counts from now: nothing has changed since it was computed.
    return Object.assign(new BoardView(), view, { asOf: this.clock.now().toISOString() });
  }

  /** The whole page, readable before and without any script. */
  async page(slug: string, locale: Locale, isProjector: boolean): Promise<{ html: string; policy: string }> {
    const view = await this.published(slug);
    const { render, template } = this.#built();
    const html = template
      .replace('<html lang="en"', `<html lang="${locale}"`)
      .replace('<title>Rollcall</title>', () => `<title>${escape(view.election.name)} · Rollcall</title>`)
      .replace('<!--board-->', () => render(view, locale, isProjector))
      .replace(
        '<!--snapshot-->',
        () => `<script type="application/json" id="snapshot">${inScript(view)}</script>`,
      );
    return { html, policy: POLICY };
  }

  async #compute(electionId: string): Promise<BoardView | null> {
    return this.unitOfWork.read({ actor: NOBODY, as: 'core', electionId }, async (tx) => {
      const election = await this.#election(tx, electionId);
      const history = this.#histories.get(electionId) ?? new BoardHistory();
      this.#histories.set(electionId, history);
      const { state, entries } = await this.recordWriter.follow(tx, electionId, history.size);
      // Two readers may bring the same entries: each is added once.
      for (const entry of entries) if (entry.index === history.size) history.add(entry);
      const checkpoint = await tx.one<CheckpointHead>(
        'SELECT size, root FROM core.checkpoint WHERE election_id = $1 AND is_milestone ORDER BY size DESC LIMIT 1',
        [electionId],
      );
      return presentBoard(election, state, history, checkpoint, this.clock.now());
    });
  }

  /** Kept while it is not configured anew: its snapshots are many, and its page changes rarely. */
  #election(tx: Transaction, electionId: string): Promise<Election> {
    const known = this.#elections.get(electionId);
    if (known !== undefined) return known;
    const election = this.elections.get(tx, electionId);
    this.#elections.set(electionId, election);
    election.catch(() => this.#elections.delete(electionId));
    return election;
  }

  #built(): { readonly render: RenderBoard; readonly template: string } {
    if (this.#renderer !== null) return this.#renderer;
    const page = join(this.clientFolder, 'dist', 'board.html');
    const renderer = join(this.clientFolder, 'dist-ssr', 'board.cjs');
    if (!existsSync(page) || !existsSync(renderer)) throw new Problem('client-not-built');
    const { renderBoard } = createRequire(__filename)(renderer) as { renderBoard: RenderBoard };
    this.#renderer = { render: renderBoard, template: readFileSync(page, 'utf8') };
    return this.#renderer;
  }
}

/** JSON that can't end its script element. */
function inScript(view: BoardView): string {
  return JSON.stringify(view).replaceAll('<', '\\u003c');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
