import { startServer, type ServerProcess } from './support/server-process';

/** What scripts rely on, asked of the built product as it is started for people. */
describe('the built product', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await startServer();
  }, 90_000);
  afterAll(() => server.stop());

  const get = (path: string) => fetch(`${server.address}${path}`);

  it('is alive and ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
  });

  it('describes its API from the contracts', async () => {
    const response = await get('/api/openapi.json');
    expect(response.headers.get('content-type')).toContain('application/json');
    const { openapi, paths, components } = (await response.json()) as {
      openapi: string;
      paths: Record<
        string,
        Record<
          string,
          { responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }> }
        >
      >;
      components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> };
    };
    expect(openapi).toMatch(/^3\./);
    const create = components.schemas['CreateElection'];
    expect(create?.required).toEqual(
      expect.arrayContaining(['id', 'name', 'question', 'organization', 'timeZone']),
    );
    expect(create?.properties?.['blockSize']).toMatchObject({
      type: 'number',
      minimum: 20,
      maximum: 1000,
      default: 50,
    });
    expect(components.schemas['ElectionView']?.properties).toHaveProperty('nextPhase');
    expect(
      paths['/api/elections']?.['post']?.responses['201']?.content?.['application/json']?.schema?.$ref,
    ).toBe('#/components/schemas/ElectionView');
    for (const path of [
      '/api/session',
      '/api/elections/{election}/roll',
      '/api/elections/{election}/record.zip',
    ]) {
      expect(Object.keys(paths)).toContain(path);
    }
    // A contract whose properties were lost in the build would describe nothing.
    const empty = Object.entries(components.schemas).filter(
      ([, { properties }]) => Object.keys(properties ?? {}).length === 0,
    );
    expect(empty.map(([name]) => name)).toEqual([]);
  });

  it('serves each workspace under its own address, and nothing that is not there', async () => {
    const pages = await Promise.all(['/', '/in', '/campaign/x', '/count/x', '/elections/new'].map(get));
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(page.headers.get('set-cookie')).toBeNull();
    }
    const shells = await Promise.all(pages.map((page) => page.text()));
    expect(new Set([shells[0], shells[2], shells[3]]).size).toBe(3);
    for (const path of [
      '/nothing',
      '/assets/none.js',
      '/../package.json',
      '/e/none',
      '/api/none',
      '/.data/secret',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('keeps metrics to its own machine', async () => {
    expect((await get('/metrics')).status).toBe(200);
    const forwarded = await fetch(`${server.address}/metrics`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(forwarded.status).toBe(404);
  });
});
