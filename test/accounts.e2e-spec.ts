import { randomUUID } from 'node:crypto';
import { AccountsService } from '../src/accounts/accounts.service';
import { SetupService } from '../src/accounts/setup.service';
import type { SessionView } from '../src/accounts/session.contract';
import { query } from './support/sql';
import { startTestApplication, type TestApplication, PASSWORD } from './support/application';
import { createElection, EMPLOYER, UNION } from './support/elections';
import type { Session } from './support/session';

interface Problem {
  code: string;
  title: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

interface Made {
  id: string;
  link: string | null;
}

interface Members {
  items: {
    id: string;
    accountId: string;
    email: string;
    role: string;
    party: string | null;
    seat: number | null;
  }[];
  invitations: { id: string; email: string; isExpired: boolean }[];
  parties: { id: string; slug: string; seatsTaken: number }[];
  observerSeats: number;
}

const NEW_PASSWORD = 'a better one than before';

function tokenIn(text: string): string {
  const token = /\/(?:setup|invite|reset)\/([\w-]{43})/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${text}`);
  return token;
}

describe('accounts', () => {
  let house: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    house = await startTestApplication();
  });

  afterAll(async () => {
    await house.close();
  });

  const lastMail = (): { to: string; subject: string; text: string } => house.mail.sent.at(-1)!;

  describe('set-up of the first administrator', () => {
    test('a link opens it once, and none is made afterwards', async () => {
      const setup = house.app.get(SetupService);
      const first = await setup.linkIfNoAccount('http://here.example');
      const second = await setup.linkIfNoAccount('http://here.example');
      expect(first).toMatch(/^http:\/\/here\.example\/setup\/[\w-]{43}$/);
      const path = `/api/setup/${tokenIn(first!)}`;

      expect((await house.visitor().get(path)).body).toEqual({ isOpen: true });
      const body = { name: 'Rosa Parks', email: ' Rosa@Example.org ', password: PASSWORD, locale: 'es' };
      const short = await house.visitor().post<Problem>(path, { ...body, password: 'short' });
      expect([short.status, short.body.errors?.[0]?.field]).toEqual([422, 'password']);

      const nameless = await house.visitor().post<Problem>(path, { ...body, name: ' ', email: 'rosa' });
      expect(nameless.body.errors).toEqual([
        { field: 'name', message: 'Fill this in.' },
        { field: 'email', message: 'Enter an e-mail address such as ana@example.org.' },
      ]);

      administrator = house.visitor();
      const [won, lost] = await Promise.all([
        administrator.post<SessionView>(path, body),
        house
          .visitor()
          .post<Problem>(`/api/setup/${tokenIn(second!)}`, { ...body, email: 'other@example.org' }),
      ]).then((answers) => (answers[0].status === 201 ? answers : [...answers].reverse()));
      expect([won!.status, lost!.status]).toEqual([201, 410]);
      expect((lost!.body as Problem).code).toBe('already-set-up');
      if ((won!.body as SessionView).account.email !== 'rosa@example.org')
        administrator = await house.account({ isAdministrator: true });

      expect(await setup.linkIfNoAccount('http://here.example')).toBeNull();
      const session = await administrator.get<SessionView>('/api/session');
      expect(session.body.account.isAdministrator).toBe(true);
      await administrator.put('/api/account', { name: 'Rosa', locale: 'en' });
    });

    test('an unknown token says so without telling more', async () => {
      const answer = await house.visitor().get<Problem>('/api/setup/nothing');
      expect([answer.status, answer.body.code]).toEqual([410, 'already-set-up']);
    });
  });

  describe('signing in and out', () => {
    test('begins a session with a new id, in a cookie that scripts and other sites cannot use', async () => {
      await house.account({ email: 'ana@example.org', name: 'Ana' });
      const visitor = house.visitor();
      const answer = await visitor.post<SessionView>('/api/session', {
        email: 'ANA@example.org ',
        password: PASSWORD,
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        account: {
          id: expect.any(String),
          name: 'Ana',
          email: 'ana@example.org',
          locale: 'en',
          isAdministrator: false,
        },
        memberships: [],
      });
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^rollcall=s%3A/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);

      const before = visitor.cookie;
      await visitor.signIn('ana@example.org', PASSWORD);
      expect(visitor.cookie).not.toBe(before);
      expect((await fetch(`${house.url}/api/session`, { headers: { cookie: before } })).status).toBe(401);

      expect((await visitor.delete('/api/session')).status).toBe(204);
      const after = await visitor.get<Problem>('/api/session');
      expect([after.status, after.body.code]).toEqual([401, 'not-signed-in']);
    });

    test('says the same for a wrong password, an unknown address and a revoked account', async () => {
      const revoked = await house.account({ email: 'gone@example.org' });
      await administrator.delete(`/api/accounts/${revoked.accountId}`);
      const answers = await Promise.all(
        [
          ['ana@example.org', 'wrong password'],
          ['nobody@example.org', PASSWORD],
          ['gone@example.org', PASSWORD],
        ].map(([email, password]) => house.visitor().post<Problem>('/api/session', { email, password })),
      );
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(answers[0]!.body.code).toBe('wrong-credentials');
    });

    test('names what is missing', async () => {
      const answer = await house.visitor().post<Problem>('/api/session', { email: '' });
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid-input']);
      expect(answer.body.errors?.map(({ field }) => field)).toEqual(['email', 'password']);
    });

    test('speaks Spanish to whoever asks for it', async () => {
      const response = await fetch(`${house.url}/api/session`, {
        headers: { 'accept-language': 'es-MX,es;q=0.9' },
      });
      expect(((await response.json()) as Problem).title).toBe('Inicie sesión primero');
    });

    test('a guesser runs out of tries, also in parallel, and only at that account', async () => {
      await house.account({ email: 'target@example.org' });
      const tries = await Promise.all(
        Array.from({ length: 16 }, () =>
          house.visitor().post<Problem>('/api/session', { email: 'target@example.org', password: 'guess' }),
        ),
      );
      const codes = tries.map(({ body }) => body.code).sort();
      expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10);
      expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(6);
      const right = await house
        .visitor()
        .post<Problem>('/api/session', { email: 'target@example.org', password: PASSWORD });
      expect([right.status, right.body.detail]).toEqual([429, 'For safety, wait 15 min, then try again.']);
      await house.visitor().signIn('ana@example.org', PASSWORD);
      house.clock.pass(16 * 60);
      await house.visitor().signIn('target@example.org', PASSWORD);
    });
  });

  describe('other sites', () => {
    const send = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${house.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email: 'ana@example.org', password: PASSWORD }),
      });

    test.each([
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'content-type': 'text/plain' }, 403],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, 403],
      [{ 'content-type': 'multipart/form-data; boundary=x' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 200],
      [{}, 200],
    ])('%j → %i', async (headers, status) => {
      const response = await send(headers);
      expect(response.status).toBe(status);
      if (status === 403) expect(((await response.json()) as Problem).code).toBe('cross-site');
    });

    test('this site itself may', async () => {
      expect((await send({ origin: house.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });
  });

  describe('own account', () => {
    test('name and language change', async () => {
      const ana = await house.account({ name: 'Ana' });
      const answer = await ana.put<SessionView>('/api/account', { name: ' Ana María ', locale: 'es' });
      expect(answer.body.account).toMatchObject({ name: 'Ana María', locale: 'es' });
      expect((await ana.get<Problem>('/api/accounts')).body.title).toBe('No está aquí, o no es suyo');
    });

    test('a new password ends the other sessions and keeps this one', async () => {
      const here = await house.account({ email: 'two@example.org' });
      const there = house.visitor();
      await there.signIn('two@example.org', PASSWORD);

      const wrong = await here.put<Problem>('/api/account/password', {
        current: 'not it',
        password: NEW_PASSWORD,
      });
      expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([422, 'current']);
      const own = await here.put<Problem>('/api/account/password', {
        current: PASSWORD,
        password: 'Two@example.org',
      });
      expect([own.status, own.body.errors?.[0]?.field]).toEqual([422, 'password']);

      expect(
        (await here.put('/api/account/password', { current: PASSWORD, password: NEW_PASSWORD })).status,
      ).toBe(200);
      expect((await here.get('/api/session')).status).toBe(200);
      expect((await there.get('/api/session')).status).toBe(401);
      expect(
        (await house.visitor().post('/api/session', { email: 'two@example.org', password: PASSWORD })).status,
      ).toBe(401);
      await there.signIn('two@example.org', NEW_PASSWORD);
    });
  });

  describe('a forgotten password', () => {
    test('is mailed to whoever has an account; everyone gets the same answer', async () => {
      const holder = await house.account({ email: 'forgot@example.org' });
      const before = house.mail.sent.length;
      const known = await house.visitor().post('/api/password-resets', { email: 'forgot@example.org' });
      const unknown = await house.visitor().post('/api/password-resets', { email: 'stranger@example.org' });
      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      expect([known.status, known.body]).toEqual([202, { isMailed: true }]);
      await until(() => house.mail.sent.length > before);
      expect(lastMail()).toMatchObject({ to: 'forgot@example.org', subject: 'Your Rollcall password' });

      const path = `/api/password-resets/${tokenIn(lastMail().text)}`;
      expect((await house.visitor().get(path)).body).toEqual({
        name: 'Ana Test',
        email: 'forgot@example.org',
      });
      const visitor = house.visitor();
      expect((await visitor.post(path, { password: NEW_PASSWORD })).status).toBe(200);
      expect((await visitor.get('/api/session')).status).toBe(200);
      expect((await holder.get('/api/session')).status).toBe(401);
      const again = await house.visitor().post<Problem>(path, { password: NEW_PASSWORD });
      expect([again.status, again.body.code]).toEqual([410, 'link-used']);
      expect(house.mail.sent).toHaveLength(before + 1);
    });

    test('a link ends with its day, and with the next link', async () => {
      const { accountId } = await house.account({ email: 'late@example.org' });
      await administrator.post(`/api/accounts/${accountId}/password-reset`);
      const first = tokenIn(lastMail().text);
      await administrator.post(`/api/accounts/${accountId}/password-reset`);
      const second = tokenIn(lastMail().text);
      expect((await house.visitor().get<Problem>(`/api/password-resets/${first}`)).body.code).toBe(
        'link-ended',
      );
      expect((await house.visitor().get(`/api/password-resets/${second}`)).status).toBe(200);
      house.clock.pass(24 * 3600 + 1);
      expect((await house.visitor().get<Problem>(`/api/password-resets/${second}`)).body.code).toBe(
        'link-expired',
      );
    });
  });

  describe('administrators', () => {
    test('invite another by a link that works once', async () => {
      const id = randomUUID();
      const body = { id, email: 'new@example.org', name: 'Nueva', locale: 'es' };
      const made = await administrator.post<Made>('/api/accounts/invitations', body);
      expect([made.status, made.body.link]).toEqual([201, null]);
      expect(lastMail()).toMatchObject({
        to: 'new@example.org',
        subject: 'Invitación para administrar Rollcall',
      });
      const first = tokenIn(lastMail().text);

      await administrator.post('/api/accounts/invitations', body);
      const token = tokenIn(lastMail().text);
      expect(token).not.toBe(first);
      const other = await administrator.post<Problem>('/api/accounts/invitations', {
        ...body,
        email: 'x@example.org',
      });
      expect([other.status, other.body.code]).toEqual([422, 'same-id-other-content']);
      expect((await house.visitor().get<Problem>(`/api/invitations/${first}`)).body.code).toBe(
        'link-not-valid',
      );

      const look = await house.visitor().get(`/api/invitations/${token}`);
      expect(look.body).toMatchObject({
        email: 'new@example.org',
        name: 'Nueva',
        role: null,
        election: null,
        hasAccount: false,
      });
      const visitor = house.visitor();
      const bare = await visitor.post<Problem>(`/api/invitations/${token}`, {});
      expect([bare.status, bare.body.errors?.map(({ field }) => field)]).toEqual([422, ['password']]);
      const accepted = await visitor.post<SessionView>(`/api/invitations/${token}`, { password: PASSWORD });
      expect([accepted.status, accepted.body.account.isAdministrator, accepted.body.account.locale]).toEqual([
        201,
        true,
        'es',
      ]);
      expect((await visitor.get('/api/accounts')).status).toBe(200);
      const used = await house.visitor().post<Problem>(`/api/invitations/${token}`, { password: PASSWORD });
      expect(used.body.code).toBe('link-used');
    });

    test('revoke at once, but never the last of them', async () => {
      const other = await house.account({ email: 'brief@example.org', isAdministrator: true });
      expect((await administrator.delete(`/api/accounts/${other.accountId}`)).status).toBe(204);
      expect((await other.get('/api/session')).status).toBe(401);
      const rows = await query(house.database.url, 'SELECT 1 FROM core.session WHERE account_id = $1', [
        other.accountId,
      ]);
      expect(rows).toHaveLength(0);

      const { body } = await administrator.get<{
        items: { id: string; isAdministrator: boolean; isRevoked: boolean }[];
      }>('/api/accounts');
      const me = (await administrator.get<SessionView>('/api/session')).body.account.id;
      for (const { id } of body.items.filter(
        (each) => each.isAdministrator && !each.isRevoked && each.id !== me,
      )) {
        await administrator.delete(`/api/accounts/${id}`);
      }
      const last = await administrator.delete<Problem>(`/api/accounts/${me}`);
      expect([last.status, last.body.code]).toEqual([409, 'last-administrator']);
    });

    test('a revoked person who is invited again begins anew, without the old rights', async () => {
      await administrator.post('/api/accounts/invitations', {
        id: randomUUID(),
        email: 'brief@example.org',
        name: 'Brief',
        locale: 'en',
      });
      const visitor = house.visitor();
      const accepted = await visitor.post<SessionView>(`/api/invitations/${tokenIn(lastMail().text)}`, {
        password: NEW_PASSWORD,
      });
      expect(accepted.status).toBe(201);
      await administrator.delete(`/api/accounts/${accepted.body.account.id}`);
    });

    test('an invitation is worth nothing once its inviter is gone', async () => {
      const other = await house.account({ isAdministrator: true });
      await other.post('/api/accounts/invitations', {
        id: randomUUID(),
        email: 'later@example.org',
        name: 'Later',
        locale: 'en',
      });
      const token = tokenIn(lastMail().text);
      await administrator.delete(`/api/accounts/${other.accountId}`);
      const answer = await house.visitor().post<Problem>(`/api/invitations/${token}`, { password: PASSWORD });
      expect(answer.status).toBe(410);
    });
  });

  describe('roles in an election', () => {
    let election: string;
    let members: string;
    let parties: Record<string, string>;

    beforeAll(async () => {
      election = await createElection(administrator);
      members = `/api/elections/${election}/members`;
      const { body } = await administrator.get<Members>(members);
      parties = Object.fromEntries(body.parties.map(({ slug, id }) => [slug, id]));
    });

    const invite = async (email: string, role: string, party?: string): Promise<string> => {
      const body = {
        id: randomUUID(),
        email,
        name: email,
        locale: 'en',
        role,
        partyId: party === undefined ? null : parties[party],
      };
      const made = await administrator.post<Made & Problem>(`${members}/invitations`, body);
      if (made.status !== 201) throw new Error(made.body.code);
      return tokenIn(lastMail().text);
    };

    const accept = async (token: string): Promise<Session> => {
      const visitor = house.visitor();
      const { status, body } = await visitor.post<SessionView & Problem>(`/api/invitations/${token}`, {
        password: PASSWORD,
      });
      if (status !== 201) throw new Error(body.code);
      visitor.accountId = body.account.id;
      return visitor;
    };

    test('are offered by invitation, with all that the newcomer has to know', async () => {
      const token = await invite('teller@example.org', 'teller', UNION);
      expect(lastMail().text).toMatch(/invites you to be teller in “Acme Fulfilment, Bessemer”/);
      const look = await house.visitor().get(`/api/invitations/${token}`);
      expect(look.body).toMatchObject({
        email: 'teller@example.org',
        election: { id: election, name: 'Acme Fulfilment, Bessemer', employer: 'Acme Inc.' },
        role: 'teller',
        party: { slug: UNION, name: 'Workers Union' },
      });
      const pending = (await administrator.get<Members>(members)).body.invitations;
      expect(pending.map(({ email }) => email)).toEqual(['teller@example.org']);
      const teller = await accept(token);
      const session = await teller.get<SessionView>('/api/session');
      expect(session.body.memberships).toEqual([
        {
          electionId: election,
          electionName: 'Acme Fulfilment, Bessemer',
          slug: expect.any(String),
          phase: 'setup',
          role: 'teller',
          party: { slug: UNION, name: 'Workers Union' },
        },
      ]);
      expect((await administrator.get<Members>(members)).body.invitations).toEqual([]);
    });

    test('need their party, or none', async () => {
      const put = async (role: string, partyId: string | null): Promise<[number, string | undefined]> => {
        const body = { id: randomUUID(), email: 'x@example.org', name: 'X', locale: 'en', role, partyId };
        const answer = await administrator.post<Problem>(`${members}/invitations`, body);
        return [answer.status, answer.body.errors?.[0]?.message];
      };
      expect(await put('observer', null)).toEqual([422, 'Choose the party that this role belongs to.']);
      expect(await put('lead', null)).toEqual([422, 'Choose the party that this role belongs to.']);
      expect(await put('agent', parties[UNION]!)).toEqual([
        422,
        'The agent belongs to no party: leave the party empty.',
      ]);
      expect((await put('observer', randomUUID()))[0]).toBe(422);
      expect((await put('organizer', parties[UNION]!))[0]).toBe(422);
    });

    test('every party has the same number of observers', async () => {
      const first = await accept(await invite('o1@example.org', 'observer', UNION));
      await accept(await invite('o2@example.org', 'observer', UNION));
      await expect(accept(await invite('o3@example.org', 'observer', UNION))).rejects.toThrow('no-seat-left');
      await accept(await invite('e1@example.org', 'observer', EMPLOYER));
      const before = (await administrator.get<Members>(members)).body;
      expect(before.parties.map(({ slug, seatsTaken }) => [slug, seatsTaken])).toEqual([
        [EMPLOYER, 1],
        [UNION, 2],
      ]);

      const member = before.items.find(({ accountId }) => accountId === first.accountId)!;
      expect(member.seat).toBe(1);
      expect((await administrator.delete(`${members}/${member.id}`)).status).toBe(204);
      expect((await first.get('/api/session')).status).toBe(401);
      const third = await accept(await invite('o3@example.org', 'observer', UNION));
      const after = (await administrator.get<Members>(members)).body;
      expect(after.items.find(({ accountId }) => accountId === third.accountId)?.seat).toBe(1);
    });

    test('seats are never granted twice, however many are granted at once', async () => {
      const other = await createElection(administrator, { observerSeats: 3 });
      const { body } = await administrator.get<Members>(`/api/elections/${other}/members`);
      const partyId = body.parties.find(({ slug }) => slug === EMPLOYER)!.id;
      const people = await Promise.all(Array.from({ length: 5 }, () => house.account()));
      const answers = await Promise.all(
        people.map(({ accountId }) =>
          administrator.post<Problem>(`/api/elections/${other}/members`, {
            accountId,
            role: 'observer',
            partyId,
          }),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
      expect(answers.filter(({ body: { code } }) => code === 'no-seat-left')).toHaveLength(2);
    });

    test('one account holds one, never in both wings, never for two parties', async () => {
      const lead = await accept(await invite('lead@example.org', 'lead', UNION));
      const grant = (
        accountId: string,
        role: string,
        party: string | null,
      ): Promise<{ status: number; body: Problem }> =>
        administrator.post<Problem>(members, {
          accountId,
          role,
          partyId: party === null ? null : parties[party],
        });
      expect((await grant(lead.accountId, 'teller', null)).body.code).toBe('already-member');
      expect((await grant(lead.accountId, 'observer', EMPLOYER)).body.code).toBe('already-member');

      const { items } = (await administrator.get<Members>(members)).body;
      await administrator.delete(`${members}/${items.find(({ email }) => email === 'lead@example.org')!.id}`);
      expect((await grant(lead.accountId, 'teller', null)).body.code).toBe('other-wing');
      expect((await grant(lead.accountId, 'lead', EMPLOYER)).body.code).toBe('other-party');
      expect((await grant(lead.accountId, 'lead', UNION)).status).toBe(201);
    });

    test('a lead runs the campaign unseen by the administrator', async () => {
      const lead = house.visitor();
      await lead.signIn('lead@example.org', PASSWORD);
      const campaign = `/api/elections/${election}/campaign-members`;
      const body = {
        id: randomUUID(),
        email: 'org@example.org',
        name: 'Olga',
        locale: 'en',
        role: 'organizer',
      };
      expect((await lead.post<Made>(`${campaign}/invitations`, body)).status).toBe(201);
      const organizer = await accept(tokenIn(lastMail().text));
      const listed = (await lead.get<Members>(campaign)).body;
      expect(listed.items.map(({ role, email }) => [role, email])).toEqual([
        ['lead', 'lead@example.org'],
        ['organizer', 'org@example.org'],
      ]);
      expect((await organizer.get(campaign)).status).toBe(404);
      expect((await administrator.get(campaign)).status).toBe(404);

      const seen = await administrator.get<{ items: { email: string }[] }>('/api/accounts');
      expect(seen.body.items.map(({ email }) => email)).not.toContain('org@example.org');
      const roles = (await administrator.get<Members>(members)).body.items.map(({ role }) => role);
      expect(roles).not.toContain('organizer');
      const hidden = await administrator.delete<Problem>(`/api/accounts/${organizer.accountId}`);
      const absent = await administrator.delete<Problem>(`/api/accounts/${randomUUID()}`);
      expect(hidden).toMatchObject({ status: 404, body: absent.body });

      const member = listed.items.find(({ role }) => role === 'organizer')!;
      expect((await administrator.delete(`${members}/${member.id}`)).status).toBe(404);
      expect((await lead.delete(`${campaign}/${member.id}`)).status).toBe(204);
      expect((await organizer.get('/api/session')).status).toBe(401);
    });

    test('the lead of one campaign never reaches the other', async () => {
      const union = await house.member(election, 'organizer', UNION);
      const employer = await house.member(election, 'lead', EMPLOYER);
      const campaign = `/api/elections/${election}/campaign-members`;
      expect((await employer.get<Members>(campaign)).body.items).toHaveLength(1);
      const id = await query<{ id: string }>(
        house.database.url,
        'SELECT id FROM core.membership WHERE account_id = $1',
        [union.accountId],
      );
      expect((await employer.delete(`${campaign}/${id[0]!.id}`)).status).toBe(404);
      expect((await employer.post(`${campaign}/${id[0]!.id}/password-reset`)).status).toBe(404);
    });

    test('whoever has an account accepts signed in as its holder', async () => {
      const ana = await house.account({ email: 'known@example.org' });
      const token = await invite('known@example.org', 'agent');
      expect((await house.visitor().get(`/api/invitations/${token}`)).body).toMatchObject({
        hasAccount: true,
      });
      const stranger = await house
        .visitor()
        .post<Problem>(`/api/invitations/${token}`, { name: 'X', password: PASSWORD });
      expect([stranger.status, stranger.body.code]).toEqual([409, 'invitation-needs-sign-in']);
      const other = await (await house.account()).post<Problem>(`/api/invitations/${token}`, {});
      expect([other.status, other.body.code]).toEqual([409, 'invitation-for-other']);
      const accepted = await ana.post<SessionView>(`/api/invitations/${token}`, {});
      expect(accepted.body.memberships.map(({ role }) => role)).toEqual(['agent']);
    });

    test('an invitation can be withdrawn, and ends after two weeks', async () => {
      const withdrawn = await invite('w@example.org', 'teller');
      const { invitations } = (await administrator.get<Members>(members)).body;
      const pending = invitations.find(({ email }) => email === 'w@example.org');
      expect((await administrator.delete(`${members}/invitations/${pending!.id}`)).status).toBe(204);
      expect((await house.visitor().get<Problem>(`/api/invitations/${withdrawn}`)).body.code).toBe(
        'link-ended',
      );
      const late = await invite('late2@example.org', 'teller');
      house.clock.pass(14 * 86_400 + 1);
      const answer = await house.visitor().post<Problem>(`/api/invitations/${late}`, { password: PASSWORD });
      expect([answer.status, answer.body.code]).toEqual([410, 'link-expired']);
    });

    test('the database refuses what the services would', async () => {
      const lead = await house.member(election, 'organizer', UNION);
      const refused = async (sql: string, parameters: unknown[]): Promise<string | undefined> => {
        try {
          await query(house.database.url, sql, parameters);
          return undefined;
        } catch (error) {
          return (error as { constraint?: string }).constraint;
        }
      };
      const insert = `INSERT INTO core.membership (id, election_id, account_id, role, party_id, seat, granted_at) VALUES ($1, $2, $3, $4, $5, $6, now())`;
      const { accountId } = await house.account();
      const row = (account: string, role: string, party: string | null, seat: number | null): unknown[] => [
        randomUUID(),
        election,
        account,
        role,
        party,
        seat,
      ];
      expect(await refused(insert, row(lead.accountId, 'teller', null, null))).toBe(
        'membership_one_per_election',
      );
      expect(await refused(insert, row(lead.accountId, 'observer', parties[EMPLOYER]!, 2))).toBe(
        'membership_one_per_election',
      );
      expect(await refused(insert, row(accountId, 'observer', parties[EMPLOYER]!, 3))).toBe(
        'membership_seats_equal',
      );
      expect(await refused(insert, row(accountId, 'observer', parties[EMPLOYER]!, 1))).toBe(
        'membership_seat_unique',
      );
      expect(await refused(insert, row(accountId, 'observer', null, 1))).toBe(
        'membership_observer_has_party',
      );
      expect(await refused(insert, row(accountId, 'organizer', null, null))).toBe(
        'membership_campaign_has_party',
      );
      expect(await refused(insert, row(accountId, 'agent', parties[UNION]!, null))).toBe(
        'membership_agent_has_no_party',
      );
      expect(await refused(insert, row(accountId, 'teller', randomUUID(), null))).toBe('membership_party');
      expect(await refused(insert, row(accountId, 'king', null, null))).toBe('membership_role');
      const change = (what: string): string => `UPDATE core.membership SET ${what} WHERE account_id = $1`;
      expect(await refused(change("role = 'agent', party_id = NULL"), [lead.accountId])).toBe(
        'membership_wing_fixed',
      );
      expect(await refused(change('party_id = $2'), [lead.accountId, parties[EMPLOYER]])).toBe(
        'membership_party_fixed',
      );
      expect(await refused('DELETE FROM core.membership WHERE account_id = $1', [lead.accountId])).toBe(
        'membership_append_only',
      );
      expect(await refused('UPDATE core.account SET is_administrator = false', [])).toBe(
        'account_last_administrator',
      );
    });
  });
});

describe('accounts without mail', () => {
  let house: TestApplication;
  let administrator: Session;

  beforeAll(async () => {
    house = await startTestApplication();
    Object.defineProperty(house.mail, 'isConfigured', { value: false });
    administrator = await house.account({ isAdministrator: true });
  });

  afterAll(async () => {
    await house.close();
  });

  test('links are shown to whoever makes them, on the address the page has', async () => {
    const made = await administrator.post<Made>('/api/accounts/invitations', {
      id: randomUUID(),
      email: 'a@example.org',
      name: 'A',
      locale: 'en',
    });
    expect(made.body.link).toMatch(new RegExp(`^${house.url}/invite/[\\w-]{43}$`));
    expect((await house.visitor().get(`/api/invitations/${tokenIn(made.body.link!)}`)).status).toBe(200);
  });

  test('who forgot a password is told to ask', async () => {
    const answer = await house.visitor().post('/api/password-resets', { email: 'a@example.org' });
    expect(answer.body).toEqual({ isMailed: false });
  });

  test('the administrator makes a link for the hall and the count, never for a campaign', async () => {
    const election = await createElection(administrator);
    const teller = await house.member(election, 'teller');
    const lead = await house.member(election, 'lead', UNION);
    const organizer = await house.member(election, 'organizer', UNION);
    const reset = (session: Session): Promise<{ status: number; body: Made & Problem }> =>
      administrator.post<Made & Problem>(`/api/accounts/${session.accountId}/password-reset`);
    const shown = await reset(teller);
    expect(shown.body.link).toMatch(/\/reset\/[\w-]{43}$/);
    expect((await reset(lead)).body.code).toBe('ask-for-reset');
    expect((await reset(organizer)).status).toBe(404);

    const campaign = `/api/elections/${election}/campaign-members`;
    const { body } = await lead.get<Members>(campaign);
    const member = body.items.find(({ accountId }) => accountId === organizer.accountId)!;
    const made = await lead.post<Made>(`${campaign}/${member.id}/password-reset`);
    expect(made.body.link).toMatch(/\/reset\//);
    const other = await createElection(administrator);
    await administrator.post(`/api/elections/${other}/members`, {
      accountId: teller.accountId,
      role: 'agent',
      partyId: null,
    });
  });
});

describe('behind a proxy that does TLS', () => {
  let house: TestApplication;

  beforeAll(async () => {
    house = await startTestApplication({ environment: { trustProxy: 1 } });
    await house.app
      .get(AccountsService)
      .createAccount({ email: 'ana@example.org', name: 'Ana', password: PASSWORD });
  });

  afterAll(async () => {
    await house.close();
  });

  const signIn = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${house.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email: 'ana@example.org', password: PASSWORD }),
    });

  test('the cookie is bound to the host and sent over TLS only', async () => {
    const response = await signIn({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'count.example.org',
      origin: 'https://count.example.org',
    });
    expect(response.status).toBe(200);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-rollcall=/);
    expect(cookie).toMatch(/; Secure/);
  });

  test('a connection without TLS is told so, instead of losing its cookie in silence', async () => {
    const response = await signIn({});
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([400, 'needs-tls']);
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
