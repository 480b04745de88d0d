import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Role } from '../../src/domain/permissions';
import { removeServers, startServer, type ServerProcess } from '../support/server-process';
import { expectAccessible, expectReflow, settled } from './support/accessible';
import { loadDemo, type Demo } from './support/demo';
import { DESK, People, PHONE, type Person } from './support/people';

jest.setTimeout(240_000);

type Visitor = Role | 'administrator' | 'nobody';

/** Path as its route declares it, under its shell → who looks at it. `$election`, `$person` … are filled in. */
const SCREENS: Readonly<Record<string, Visitor>> = {
  '/in': 'nobody',
  '/setup/$token': 'nobody',
  '/invite/$token': 'nobody',
  '/reset': 'nobody',
  '/reset/$token': 'nobody',
  '/': 'administrator',
  '/account': 'administrator',
  '/accounts': 'administrator',
  '/elections/new': 'administrator',
  '/elections/$election/': 'administrator',
  '/elections/$election/settings': 'administrator',
  '/elections/$election/people': 'administrator',
  '/elections/$election/roll': 'administrator',
  '/elections/$election/roll/import': 'administrator',
  '/elections/$election/roll/imports/$import': 'administrator',
  '/elections/$election/roll/duplicates': 'administrator',
  '/elections/$election/roll/$entry': 'administrator',
  '/elections/$election/roll/report': 'administrator',
  '/elections/$election/roll/exports': 'administrator',
  '/campaign/$election/': 'organizer',
  '/campaign/$election/people': 'organizer',
  '/campaign/$election/people/$person': 'organizer',
  '/campaign/$election/people/new': 'organizer',
  '/campaign/$election/lists': 'lead',
  '/campaign/$election/lists/$import': 'lead',
  '/campaign/$election/lists/pairs': 'lead',
  '/campaign/$election/me': 'organizer',
  '/campaign/$election/wall-chart': 'lead',
  '/campaign/$election/team': 'lead',
  '/campaign/$election/list-report': 'lead',
  '/campaign/$election/exports': 'lead',
  '/count/$election/': 'agent',
  '/count/$election/kits': 'agent',
  '/count/$election/notice': 'observer',
  '/count/$election/labels': 'agent',
  '/count/$election/desk': 'teller',
  '/count/$election/polls': 'agent',
  '/count/$election/polls/list': 'agent',
  '/count/$election/polls/$session': 'teller',
  '/count/$election/check': 'agent',
  '/count/$election/check/$challenge': 'agent',
  '/count/$election/reconciliation': 'agent',
  '/count/$election/table': 'teller',
  '/count/$election/table/$block': 'agent',
  '/count/$election/tally': 'observer',
  '/count/$election/objections': 'observer',
  '/count/$election/record': 'observer',
};

/** A screen is loaded once in each language and then looked at in both sizes, as a window is made smaller. */
const LANGUAGES = [
  {
    locale: 'en',
    looks: [
      { size: DESK, colorScheme: 'light' },
      { size: PHONE, colorScheme: 'dark' },
    ],
  },
  {
    locale: 'es',
    looks: [
      { size: DESK, colorScheme: 'dark' },
      { size: PHONE, colorScheme: 'light' },
    ],
  },
] as const;

describe('every screen', () => {
  let server: ServerProcess;
  let people: People;
  let demo: Demo;
  const visitors = new Map<Visitor, Person>();
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startServer();
    people = await People.arrive(
      () => server.address,
      () => server.output(),
    );
    demo = await loadDemo(server);
    for (const visitor of new Set(Object.values(SCREENS))) {
      const person = await people.welcome(visitor);
      // A link that does not lead anywhere, a thing that does not exist: the refusal is what is looked at.
      person.tolerate(
        /\b(?:404|410)\b.*\/api\/(?:setup|invitations|password-resets)\/|\b404\b.*\/(?:roll\/imports|campaign\/lists)\//,
      );
      if (visitor !== 'nobody') await demo.enter(person, visitor);
      visitors.set(visitor, person);
    }
    ids = {
      election: demo.electionId,
      token: 'nothing-that-leads-anywhere',
      import: demo.electionId,
      session: demo.electionId,
      entry: await idFrom('administrator', 'roll?limit=1'),
      person: await idFrom('organizer', `campaign/people?reached=yes&limit=1`),
      block: await idFrom('agent', 'blocks'),
      challenge: await idFrom('agent', 'challenges'),
    };
  });
  afterAll(async () => {
    await people.leave();
    await removeServers();
  });

  const attempt = (name: string, run: () => Promise<void>): void => it(name, () => people.try(name, run));
  const visitorOf = (visitor: Visitor): Person => {
    const person = visitors.get(visitor);
    if (person === undefined) throw new Error(`nobody came as ${visitor}`);
    return person;
  };
  const addressOf = (path: string): string =>
    path.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? name);

  async function idFrom(visitor: Visitor, path: string): Promise<string> {
    const answer = await visitorOf(visitor).context.request.get(`/api/elections/${demo.electionId}/${path}`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return items[0]?.id ?? '';
  }

  it('is in the list of this test', () => {
    expect(declaredRoutes()).toEqual(Object.keys(SCREENS).sort());
  });

  for (const { locale, looks } of LANGUAGES) {
    attempt(`has no barrier and fits, ${locale}`, async () => {
      for (const { page } of visitors.values()) await speak(page, locale);
      const failures: unknown[] = [];
      for (const [path, visitor] of Object.entries(SCREENS)) {
        const { page } = visitorOf(visitor);
        await page.goto(addressOf(path));
        for (const { size, colorScheme } of looks) {
          const look = `${path} ${size.width} px, ${colorScheme}, ${locale}`;
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          try {
            await expectAccessible(page, look);
            expect([look, await page.locator('html').getAttribute('lang')]).toEqual([look, locale]);
            expect([look, await page.title()]).toEqual([look, expect.stringMatching(/ · Rollcall$/)]);
            if (size === PHONE) await expectReflow(page, look);
          } catch (error) {
            failures.push(error instanceof Error ? error.message : error);
          }
        }
      }
      expect(failures).toEqual([]);
    });
  }

  attempt('leads nowhere that is not there', async () => {
    for (const person of visitors.values()) await speak(person.page, 'en');
    const seen = new Set<string>();
    const dead: string[] = [];
    for (const [path, visitor] of Object.entries(SCREENS)) {
      const { page } = visitorOf(visitor);
      await page.goto(addressOf(path));
      await page.locator('h1').first().waitFor();
      const links = await page
        .locator('a[href^="/"]:not([href*="/api/"]):not([href^="/e/"])')
        .evaluateAll(hrefsOf);
      const shell = path.split('/')[1] ?? '';
      for (const link of links) {
        const key = `${visitor} ${link.replace(/[0-9a-f-]{36}$/, '$').replace(/\?.*/, '')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        await page.goto(link);
        await page.locator('h1').first().waitFor();
        const title = await page.locator('h1').first().innerText();
        if (title === 'There is no such page') dead.push(`${shell}: ${path} leads to ${link}`);
      }
    }
    expect(dead).toEqual([]);
  });

  attempt('is reached by Tab, with the focus in sight', async () => {
    for (const path of [
      '/elections/$election/roll',
      '/campaign/$election/',
      '/count/$election/desk',
      '/in',
    ]) {
      const { page } = visitorOf(SCREENS[path] ?? 'nobody');
      await page.goto(addressOf(path));
      await settled(page);
      await page.evaluate('document.activeElement?.blur()');
      const wanted = await page.evaluate<number>(
        `document.querySelectorAll(${JSON.stringify(CONTROLS)}).length`,
      );
      const unseen: string[] = [];
      const reached = new Set<string>();
      for (let step = 0; step < Math.min(wanted, 60); step += 1) {
        await page.keyboard.press('Tab');
        const { id, isSeen } = await page.evaluate<{ id: string; isSeen: boolean }>(FOCUS);
        reached.add(id);
        if (!isSeen) unseen.push(`${path}: ${id}`);
      }
      expect(unseen).toEqual([]);
      expect([path, reached.size]).toEqual([path, Math.min(wanted, 60)]);
    }
  });

  attempt('says the same of what is not there and what is not yours', async () => {
    const { page } = visitorOf('organizer');
    visitorOf('organizer').tolerate(/\b404\b/);
    const nowhere = '6f1c1c58-1a9e-4a64-8a41-0d2f6b1f1a11';
    const texts = new Set<string>();
    for (const path of [
      `/count/${demo.electionId}/tally`,
      `/elections/${demo.electionId}/roll`,
      `/campaign/${nowhere}/people`,
      `/campaign/${demo.electionId}/people/${nowhere}`,
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'Not here, or not yours' }).waitFor();
      texts.add((await page.getByRole('main').innerText()).replace(/^[^]*?(?=Not here)/, ''));
      await expectAccessible(page, path);
    }
    expect([...texts]).toEqual([expect.stringMatching(/^Not here, or not yours\s+Ask your lead\./)]);
  });
});

/** As the user's menu does it, kept in the browser and in the account. */
async function speak(page: Page, locale: 'en' | 'es'): Promise<void> {
  await page.goto('/');
  await page.locator('h1').first().waitFor();
  if ((await page.locator('html').getAttribute('lang')) === locale) return;
  await page.locator('.frame-tools details.menu > summary').click();
  await page
    .getByRole('radio', { name: locale === 'en' ? 'English' : 'Español' })
    .first()
    .check();
  await page.locator(`html[lang=${locale}]`).waitFor();
}

const CONTROLS = [
  'a[href]',
  'button',
  'input:not([type=hidden]):not([type=radio]):not([hidden])',
  'input[type=radio]:checked',
  'select',
  'textarea',
  'summary',
  '[tabindex="0"]',
]
  .map((each) => `body ${each}:not(:disabled):not(dialog *):not(details:not([open]) > :not(summary) *)`)
  .join(', ');

/** The focused element, and whether it stands in the window with an outline, a border or a shadow of its own. */
const FOCUS = `(async () => {
  await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  const element = document.activeElement;
  const all = [...document.querySelectorAll('*')];
  const shown = element.matches('.tile-input') ? element.parentElement : element;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
  const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return { id: all.indexOf(element) + ' ' + element.tagName + ' ' + (element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 30), isSeen: isMarked && isInside };
})()`;

function hrefsOf(links: unknown[]): string[] {
  return links.map((link) => (link as { getAttribute(name: string): string }).getAttribute('href'));
}

/** The paths of all routes, read from the source of the routers' features. */
function declaredRoutes(): string[] {
  const features = join(__dirname, '..', '..', 'client', 'src', 'features');
  const under: Readonly<Record<string, string>> = {
    officePublic: '',
    officeSignedIn: '',
    officeElection: '/elections/$election/',
    campaignElection: '/campaign/$election/',
    countElection: '/count/$election/',
  };
  return readdirSync(features)
    .flatMap((feature) =>
      readdirSync(join(features, feature))
        .filter((name) => /^routes.*\.ts$/.test(name))
        .map((name) => readFileSync(join(features, feature, name), 'utf8')),
    )
    .flatMap((source) => [...source.matchAll(/getParentRoute: \(\) => (\w+),\s+path: '([^']*)'/g)])
    .map(([, parent = '', path = '']) => {
      const prefix = under[parent];
      if (prefix === undefined) throw new Error(`${parent} is a frame that this test does not know`);
      return prefix === '' ? path : `${prefix}${path === '/' ? '' : path}`;
    })
    .sort();
}
