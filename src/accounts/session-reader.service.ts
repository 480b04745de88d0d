import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionData } from 'express-session';
import type { Role } from '../domain/permissions';
import { NOBODY, type Actor, type ElectionAtHand } from '../platform/access';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { Environment } from '../platform/environment';
import type { Locale } from '../platform/locale';
import { Sealing } from '../platform/sealing';
import { ENVIRONMENT } from '../platform/tokens';
import { cookieKind, sessionIdFrom } from './session-cookie';
import { SessionStore } from './session-store';

export interface Standing {
  /** NOBODY unless the session is that of an account in good standing. */
  readonly actor: Actor;
  readonly election: ElectionAtHand | null;
}

interface StandingRow {
  is_administrator: boolean;
  locale: Locale;
  password_hash: string | null;
  election_id: string | null;
  slug: string;
  phase: ElectionAtHand['phase'];
  role: Role | null;
  party_id: string | null;
  party_slug: string | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a session is worth now: looked up for every request and every joined room, so that a revocation holds at once. */
@Injectable()
export class SessionReader {
  readonly #cookieName: string;
  readonly #cookieSecret: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: SessionStore,
    sealing: Sealing,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#cookieName = cookieKind(environment).name;
    this.#cookieSecret = cookieSecret(sealing);
  }

  /** The actor of a Cookie header, with the role in that election if one is named. */
  async actorFor(cookieHeader: string | undefined, electionId: string | null): Promise<Actor> {
    return (await this.actorAndElectionFor(cookieHeader, electionId)).actor;
  }

  async actorAndElectionFor(cookieHeader: string | undefined, electionId: string | null): Promise<Standing> {
    const sid = sessionIdFrom(cookieHeader, this.#cookieName, this.#cookieSecret);
    const data = sid === null ? null : await this.store.read(sid);
    const standing = data === null ? null : await this.standingOf(data, electionId);
    return standing ?? { actor: NOBODY, election: await this.electionAtHand(electionId) };
  }

  /** Null when the session is nobody's: never signed in, signed out, revoked, or opened with an older password. */
  async standingOf(data: Partial<SessionData>, electionId: string | null): Promise<Standing | null> {
    const accountId = data.passport?.user;
    if (accountId === undefined) return null;
    const row = await this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.one<StandingRow>(
        `SELECT a.is_administrator, a.locale, a.password_hash, e.id AS election_id, e.slug, e.phase, m.role, m.party_id, p.slug AS party_slug
         FROM core.account a
         LEFT JOIN core.election e ON e.id = $2
         LEFT JOIN core.membership m ON m.election_id = e.id AND m.account_id = a.id AND m.revoked_at IS NULL
         LEFT JOIN core.party p ON p.election_id = m.election_id AND p.id = m.party_id
         WHERE a.id = $1 AND a.revoked_at IS NULL`,
        [accountId, uuidOrNull(electionId)],
      ),
    );
    if (row === null || data.credential !== credentialOf(row.password_hash)) return null;
    return {
      actor: {
        accountId,
        isAdministrator: row.is_administrator,
        role: row.role,
        partyId: row.party_id,
        partySlug: row.party_slug,
        locale: row.locale,
      },
      election: row.election_id === null ? null : { id: row.election_id, slug: row.slug, phase: row.phase },
    };
  }

  async electionAtHand(electionId: string | null): Promise<ElectionAtHand | null> {
    const id = uuidOrNull(electionId);
    if (id === null) return null;
    return this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.one<ElectionAtHand>('SELECT id, slug, phase FROM core.election WHERE id = $1', [id]),
    );
  }
}

export function cookieSecret(sealing: Sealing): string {
  return sealing.derive('session-cookie').toString('base64url');
}

/** Names the password that opened a session without telling anything about it. */
export function credentialOf(passwordHash: string | null): string {
  return createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url');
}

function uuidOrNull(id: string | null): string | null {
  return id !== null && UUID.test(id) ? id : null;
}
