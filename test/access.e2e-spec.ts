import { randomUUID } from 'node:crypto';
import {
  Controller,
  Get,
  Injectable,
  Module,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { Response } from 'express';
import { NEVER, type Observable } from 'rxjs';
import { Routes, type DeclaredRoute } from '../src/accounts/routes';
import { PHASES, type Phase } from '../src/domain/lifecycle';
import { can, type Permitted, type Role } from '../src/domain/permissions';
import { Public, Requires } from '../src/platform/access';
import { startTestApplication, type TestApplication } from './support/application';
import { createElection, EMPLOYER, UNION } from './support/elections';
import type { Session } from './support/session';
import { query } from './support/sql';

const REACHED = 299;

/** Stands behind the guards and before everything else: whoever gets here was let in, and nothing is done. */
@Injectable()
class Probe implements NestInterceptor {
  static isOn = false;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!Probe.isOn || context.getType() !== 'http') return next.handle();
    context.switchToHttp().getResponse<Response>().status(REACHED).end();
    return NEVER;
  }
}

@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: Probe }] })
class ProbeModule {}

interface Person {
  readonly name: string;
  readonly session: Session;
  /** What `can` is asked about; null without an account in good standing. */
  readonly permitted: Permitted | null;
}

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

describe('every route × every role', () => {
  let house: TestApplication;
  let routes: DeclaredRoute[];
  let people: Person[];
  let election: string;
  let phase: Phase = 'setup';

  beforeAll(async () => {
    house = await startTestApplication({ imports: [ProbeModule] });
    routes = house.app.get(Routes).list();
    const administrator = await house.account({ isAdministrator: true });
    election = await createElection(administrator);
    const other = await createElection(administrator);

    const person = (name: string, session: Session, role: Role | null, isAdministrator = false): Person => ({
      name,
      session,
      permitted: { accountId: session.accountId, isAdministrator, role },
    });
    const revoked = await house.member(election, 'agent');
    const leaver = await house.member(election, 'teller');
    people = [
      { name: 'signed out', session: house.visitor(), permitted: null },
      { name: 'revoked account', session: revoked, permitted: null },
      { name: 'revoked membership', session: leaver, permitted: null },
      person('account without a role', await house.account(), null),
      person('agent of another election', await house.member(other, 'agent'), null),
      person('lead of another election', await house.member(other, 'lead', UNION), null),
      person('administrator', administrator, null, true),
      person('agent', await house.member(election, 'agent'), 'agent'),
      person('teller', await house.member(election, 'teller', UNION), 'teller'),
      person('observer of the union', await house.member(election, 'observer', UNION), 'observer'),
      person('observer of the employer', await house.member(election, 'observer', EMPLOYER), 'observer'),
      person('lead', await house.member(election, 'lead', UNION), 'lead'),
      person('organizer', await house.member(election, 'organizer', UNION), 'organizer'),
    ];
    await administrator.delete(`/api/accounts/${revoked.accountId}`);
    const members = await administrator.get<{ items: { id: string; accountId: string }[] }>(
      `/api/elections/${election}/members`,
    );
    const leaving = members.body.items.find(({ accountId }) => accountId === leaver.accountId);
    await administrator.delete(`/api/elections/${election}/members/${leaving!.id}`);
    Probe.isOn = true;
  });

  afterAll(async () => {
    Probe.isOn = false;
    await house.close();
  });

  const ask = async (session: Session, { method, path }: DeclaredRoute, electionId: string) => {
    const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
      name === 'election' ? electionId : randomUUID(),
    );
    const response = await fetch(`${house.url}${address}`, {
      method,
      headers: { cookie: session.cookie, 'accept-language': 'en' },
    });
    return { status: response.status, body: await response.text() };
  };

  const walk = async (some: readonly DeclaredRoute[]): Promise<void> => {
    const wrong: string[] = [];
    for (const route of some) {
      await Promise.all(
        people.map(async ({ name, session, permitted }) => {
          const inElection = route.path.includes('/:election');
          const mayPass =
            route.isPublic ||
            (route.action !== null && can(permitted, route.action, inElection ? { phase } : {}));
          const given = await ask(session, route, election);
          const what = `${route.method} ${route.path} by ${name} in ${phase}`;
          if (mayPass !== (given.status === REACHED)) wrong.push(`${what}: ${given.status} ${given.body}`);
          if (mayPass) return;
          if (given.status !== (permitted === null ? 401 : 404)) wrong.push(`${what}: ${given.status}`);
          if (!inElection) return;
          const absent = await ask(session, route, randomUUID());
          if (absent.status !== given.status || absent.body !== given.body) {
            wrong.push(`${what} differs from an election that is not there: ${absent.body}`);
          }
        }),
      );
    }
    expect(wrong).toEqual([]);
  };

  test('the list holds every route that the router serves', () => {
    const { stack } = (house.app.getHttpAdapter().getInstance() as unknown as { router: { stack: Layer[] } })
      .router;
    const served = stack.flatMap(({ route }) =>
      route === undefined
        ? []
        : [route.path]
            .flat()
            .flatMap((path) =>
              METHODS.filter((method) => route.methods[method.toLowerCase()] === true).map(
                (method) => `${method} ${path}`,
              ),
            ),
    );
    const listed = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect(routes.length).toBeGreaterThan(20);
    expect([...listed].filter((each) => !served.includes(each))).toEqual([]);
    // What no controller serves is a page or the description of the interface: the same for everyone, and read only.
    // `/{*path}` is the logger, which passes every request on.
    const pages = served.filter((each) => !listed.has(each) && !each.endsWith(' /{*path}'));
    expect(
      pages.filter(
        (each) => !/^GET \/(?!api\/)/.test(each) && !/^GET \/api\/(?:docs|openapi\.json)/.test(each),
      ),
    ).toEqual([]);
  });

  test('lets in exactly whom the permissions name', () => walk(routes), 120_000);

  test('and, as the election goes on, opens the record to everyone', async () => {
    for (const next of PHASES.slice(1, PHASES.indexOf('objections') + 1)) {
      await query(house.database.url, 'UPDATE core.election SET phase = $2 WHERE id = $1', [election, next]);
    }
    phase = 'objections';
    await walk(routes.filter(({ action }) => action === 'record.read'));
  });

  test('an id that is none is an election that is not there', async () => {
    const route = routes.find(
      ({ action, path }) => action === 'election.read' && path.endsWith('/:election'),
    );
    const member = people.find(({ name }) => name === 'agent');
    const answers = await Promise.all(
      ['nonsense', election.toUpperCase().replace(/^./, 'Z'), "';--"].map((id) =>
        ask(member!.session, route!, encodeURIComponent(id)),
      ),
    );
    const absent = await ask(member!.session, route!, randomUUID());
    expect(absent.status).toBe(404);
    for (const answer of answers) expect(answer).toEqual(absent);
  });
});

describe('a route that does not say who may use it', () => {
  @Controller('api/undeclared')
  class Undeclared {
    @Get('thing')
    read(): string {
      return 'seen';
    }
  }

  @Controller('api/twice')
  class Twice {
    @Get()
    @Public()
    @Requires('session.use')
    read(): string {
      return 'seen';
    }
  }

  @Controller('api/nowhere')
  class Nowhere {
    @Get()
    @Requires('count.read')
    read(): string {
      return 'seen';
    }
  }

  const moduleWith = (controller: Type): Type => {
    @Module({ controllers: [controller] })
    class Added {}
    return Added;
  };

  test.each([
    [
      Undeclared,
      /GET \/api\/undeclared\/thing \(Undeclared\.read\) has neither @Requires\(\) nor @Public\(\)/,
    ],
    [Twice, /GET \/api\/twice \(Twice\.read\) is declared @Public\(\) and @Requires\(\) at once/],
    [Nowhere, /GET \/api\/nowhere \(Nowhere\.read\) requires count\.read, .* no :election in its path/],
  ])('keeps the server from starting: %p', async (controller, sentence) => {
    await expect(startTestApplication({ imports: [moduleWith(controller)] })).rejects.toThrow(sentence);
  });

  test('would be closed to everyone even if it started', async () => {
    const house = await startTestApplication({
      imports: [moduleWith(Undeclared)],
      change: (builder) => builder.overrideProvider(Routes).useValue({ list: () => [] }),
    });
    try {
      const administrator = await house.account({ isAdministrator: true });
      const given = await administrator.get('/api/undeclared/thing');
      const absent = await administrator.get('/api/no-such-thing');
      expect(given.status).toBe(404);
      expect(given.body).toEqual(absent.body);
      expect((await house.visitor().get('/api/undeclared/thing')).status).toBe(404);
    } finally {
      await house.close();
    }
  });
});
