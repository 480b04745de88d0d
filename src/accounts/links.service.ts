import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addressOf, type Environment } from '../platform/environment';
import type { Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { ENVIRONMENT } from '../platform/tokens';
import { OneTimeLink, type LinkPurpose } from './one-time-link.entity';

const PATHS: Readonly<Record<LinkPurpose, string>> = { setup: 'setup', invitation: 'invite', reset: 'reset' };

export const INVITATION_DAYS = 14;
export const RESET_HOURS = 24;
export const SETUP_HOURS = 24;

/** One-time links: 256 random bits, of which only a hash is kept. */
@Injectable()
export class Links {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /**
   * The address that links begin with. A mailed link never trusts the Host that a stranger's request named;
   * one shown to a signed-in person on the page of that very request may.
   */
  base(shownAt?: string): string {
    return this.environment.publicUrl ?? shownAt ?? addressOf(this.environment);
  }

  /** Makes the link, or gives an unused one of the same id a new token. Returns its whole address. */
  async make(
    tx: Transaction,
    base: string,
    link: Omit<OneTimeLink, 'tokenHash' | 'createdAt' | 'usedAt' | 'endedAt'>,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.manager.upsert(
      OneTimeLink,
      { ...link, tokenHash: hashOf(token), createdAt: tx.now, usedAt: null, endedAt: null },
      ['id'],
    );
    return `${base}/${PATHS[link.purpose]}/${token}`;
  }

  /** The link of a token. Throws `link-not-valid`, `link-used`, `link-ended` or `link-expired`. */
  async find(tx: Transaction, purpose: LinkPurpose, token: string): Promise<OneTimeLink> {
    const link = await tx.manager.findOneBy(OneTimeLink, { purpose, tokenHash: hashOf(token) });
    if (link === null) throw new Problem('link-not-valid');
    if (link.usedAt !== null) throw new Problem('link-used');
    if (link.endedAt !== null) throw new Problem('link-ended');
    if (link.expiresAt <= tx.now) throw new Problem('link-expired');
    return link;
  }

  /** The same, marked as used: of two that come at once, one gets it. */
  async use(tx: Transaction, purpose: LinkPurpose, token: string): Promise<OneTimeLink> {
    const link = await this.find(tx, purpose, token);
    const used = await tx.query(
      'UPDATE core.one_time_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL RETURNING id',
      [link.id, tx.now],
    );
    if (used.length === 0) throw new Problem('link-used');
    return link;
  }

  /** Ends the unused links that `where` selects, a condition on core.one_time_link with parameters from $2. */
  async end(tx: Transaction, where: string, parameters: readonly unknown[]): Promise<void> {
    await tx.query(
      `UPDATE core.one_time_link SET ended_at = $1 WHERE used_at IS NULL AND ended_at IS NULL AND ${where}`,
      [tx.now, ...parameters],
    );
  }
}

export function hoursAfter(tx: Transaction, hours: number): Date {
  return new Date(tx.now.getTime() + hours * 3_600_000);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
