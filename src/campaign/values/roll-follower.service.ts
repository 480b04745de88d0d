import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { NOBODY } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Feed } from '../../platform/events/feed';
import { ADD_FOLLOWED, READ_ELECTIONS, READ_STALE } from './values.queries';
import { ValuesService } from './values.service';

/** Of an import's steps only the last ones change the roll. */
const CHANGES_NOBODY = /^roll\.(?:import-(?:staged|progressed|cancelled)|exported|sealed)$/;

/**
 * The hall merges entries and takes merges apart, and never learns of the union's people. Work and values count for the
 * one who stays at once; here the directory's lines follow, so that a search shows them too.
 */
@Injectable()
export class RollFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(RollFollower.name);
  readonly #following = new Map<string, Promise<void>>();
  #hints: Subscription | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly feed: Feed,
    private readonly values: ValuesService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#hints = this.feed.hints.subscribe((hint) => {
      if (hint.stream === 'resynchronise') void this.#followAll();
      else if (hint.stream === 'core' && hint.election !== null && isChange(hint.type))
        this.#start(hint.election);
    });
    await this.#followAll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#hints?.unsubscribe();
    await Promise.allSettled(this.#following.values());
  }

  /** Makes the lines of people whom the hall merged, or took apart, say what stands. */
  follow(electionId: string): Promise<void> {
    return this.unitOfWork.run({ actor: NOBODY, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const added = await tx.query<{ id: string }>(ADD_FOLLOWED, [electionId, tx.now]);
      const stale = await tx.query<{ id: string }>(READ_STALE, [electionId]);
      const ids = [...new Set([...added, ...stale].map(({ id }) => id))];
      await this.values.refresh(tx, electionId, ids);
      for (const id of ids) tx.record({ stream: 'campaign', type: 'person.changed', subject: id });
    });
  }

  async #followAll(): Promise<void> {
    const elections = await this.unitOfWork.read({ actor: NOBODY, as: 'campaign' }, (tx) =>
      tx.query<{ id: string }>(READ_ELECTIONS),
    );
    for (const { id } of elections) this.#start(id);
  }

  /** One after the other for each election. */
  #start(electionId: string): void {
    const before = this.#following.get(electionId) ?? Promise.resolve();
    const work = before
      .then(() => this.follow(electionId))
      .catch((error: unknown) => this.#log.warn(`following the roll of ${electionId}: ${String(error)}`))
      .finally(() => {
        if (this.#following.get(electionId) === work) this.#following.delete(electionId);
      });
    this.#following.set(electionId, work);
  }
}

function isChange(type: string): boolean {
  return type.startsWith('roll.') && !CHANGES_NOBODY.test(type);
}
