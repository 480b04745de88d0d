import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { Environment } from '../platform/environment';
import { Problem } from '../platform/problem';
import { Sealing } from '../platform/sealing';
import { ENVIRONMENT } from '../platform/tokens';
import { InvalidInput } from '../platform/validation';
import type { Account } from './account.entity';
import { AuthenticationService } from './authentication.service';
import { LONGEST_PASSWORD } from './passwords';
import { cookieKind, type CookieKind } from './session-cookie';
import { cookieSecret, credentialOf } from './session-reader.service';
import { SESSION_DAYS, SessionStore } from './session-store';

const LONGEST_EMAIL = 254;

/** Begins and ends sessions. Holds a Passport of its own: two servers in one process share nothing. */
@Injectable()
export class SignIn {
  readonly #passport = new Passport();
  readonly #cookie: CookieKind;

  constructor(
    private readonly store: SessionStore,
    private readonly sealing: Sealing,
    authentication: AuthenticationService,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#cookie = cookieKind(environment);
    this.#passport.use(
      new Strategy({ usernameField: 'email', passReqToCallback: true }, (request, email, password, done) => {
        authentication.authenticate(email, password, request.ip ?? '').then((account) => {
          done(null, account);
        }, done);
      }),
    );
    this.#passport.serializeUser((account, done) => {
      done(null, (account as Account).id);
    });
  }

  /** What stands before the routes: the session of the cookie, and Passport's hold on it. */
  get handlers(): RequestHandler[] {
    const { name, isSecure } = this.#cookie;
    return [
      session({
        store: this.store.store,
        name,
        secret: cookieSecret(this.sealing),
        resave: false,
        saveUninitialized: false,
        rolling: true,
        unset: 'destroy',
        cookie: {
          httpOnly: true,
          sameSite: 'lax',
          secure: isSecure,
          path: '/',
          maxAge: SESSION_DAYS * 86_400_000,
        },
      }),
      this.#passport.initialize() as RequestHandler,
    ];
  }

  /** The account that the body's e-mail and password open. Throws InvalidInput, `wrong-credentials` or `too-many-tries`. */
  authenticate(request: Request, response: Response): Promise<Account> {
    checkCredentials(request.body);
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, account?: unknown): void => {
        if (error instanceof Error) reject(error);
        else if (account === null || account === undefined || account === false)
          reject(new Problem('wrong-credentials'));
        else resolve(account as Account);
      };
      const handle = this.#passport.authenticate('local', { session: false }, settle) as RequestHandler;
      void handle(request, response, reject as NextFunction);
    });
  }

  /** Opens a session with a new id, so that one planted before is worth nothing. Returns the account's id. */
  async begin(request: Request, account: Pick<Account, 'id' | 'passwordHash'>): Promise<string> {
    if (this.#cookie.isSecure && !request.secure) throw new Problem('needs-tls');
    await new Promise<void>((resolve, reject) => {
      request.logIn(account, (error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
    request.session.credential = credentialOf(account.passwordHash);
    return account.id;
  }

  async end(request: Request, response: Response): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      request.session.destroy((error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
    const { name, isSecure } = this.#cookie;
    response.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' });
  }
}

function checkCredentials(body: unknown): void {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const failures = (['email', 'password'] as const).flatMap((field) => {
    const value = fields[field];
    if (typeof value !== 'string' || value === '') return [{ field, rule: 'isNotEmpty', limits: [] }];
    const most = field === 'email' ? LONGEST_EMAIL : LONGEST_PASSWORD;
    return value.length > most ? [{ field, rule: 'maxLength', limits: [most] }] : [];
  });
  if (failures.length > 0) throw new InvalidInput(failures);
}
