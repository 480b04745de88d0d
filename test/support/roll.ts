import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRowList, ImportView, UndoReport } from '../../src/roll/imports.contract';
import type { EntryDetails, RollEntryList, RollEntryView, RollOverview } from '../../src/roll/roll.contract';
import type { Answer, Session } from './session';

export const LISTS = join(__dirname, '..', 'data');

export const list = (name: string): Buffer => readFileSync(join(LISTS, name));

export interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** An administrator at the roll of one election, as their browser asks. */
export class RollDesk {
  readonly path: string;

  constructor(
    readonly session: Session,
    readonly election: string,
  ) {
    this.path = `/api/elections/${election}/roll`;
  }

  /** Sends a list and waits until it has been read. */
  async upload(
    name: string,
    bytes: Buffer | string,
    kind = 'employer',
    id = randomUUID() as string,
  ): Promise<ImportView> {
    const { status, body } = await this.send(name, bytes, kind, id);
    if (status !== 201) throw new Error(`upload of ${name}: ${status} ${JSON.stringify(body)}`);
    return this.settled(body.id);
  }

  send(
    name: string,
    bytes: Buffer | string,
    kind = 'employer',
    id = randomUUID() as string,
  ): Promise<Answer<ImportView & ProblemBody>> {
    const query = new URLSearchParams({ id, name, kind });
    return this.session.upload(`${this.path}/imports?${query.toString()}`, Buffer.from(bytes as string));
  }

  addFile(
    id: string,
    position: number,
    name: string,
    bytes: Buffer | string,
  ): Promise<Answer<ImportView & ProblemBody>> {
    const query = new URLSearchParams({ position: String(position), name });
    return this.session.upload(
      `${this.path}/imports/${id}/files?${query.toString()}`,
      Buffer.from(bytes as string),
    );
  }

  /** The import once the server's work on it is done. */
  async settled(id: string): Promise<ImportView> {
    const last = Date.now() + 120_000;
    for (;;) {
      const { body } = await this.session.get<ImportView>(`${this.path}/imports/${id}`);
      if (!['reading', 'applying', 'undoing'].includes(body.state)) return body;
      if (Date.now() > last) throw new Error(`the import is still ${body.state}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async apply({ id, version }: ImportView, servedOn: string | null = null): Promise<ImportView> {
    const { status, body } = await this.tryApply(id, version, servedOn);
    if (status !== 200) throw new Error(`apply: ${status} ${JSON.stringify(body)}`);
    return this.settled(id);
  }

  tryApply(
    id: string,
    version: number,
    servedOn: string | null = null,
  ): Promise<Answer<ImportView & ProblemBody>> {
    return this.session.post(`${this.path}/imports/${id}/apply`, { version, servedOn });
  }

  async import(name: string, bytes: Buffer | string, kind = 'employer'): Promise<ImportView> {
    const applied = await this.apply(await this.upload(name, bytes, kind));
    if (applied.state !== 'applied') throw new Error(`${name} is ${applied.state}`);
    return applied;
  }

  choose(id: string, input: object): Promise<Answer<ImportView & ProblemBody>> {
    return this.session.put(`${this.path}/imports/${id}/mapping`, { sheets: [], kept: [], ...input });
  }

  choosePeople(id: string, input: object): Promise<Answer<ImportView & ProblemBody>> {
    return this.session.put(`${this.path}/imports/${id}/people`, input);
  }

  async rows(id: string, query: Record<string, string> = {}): Promise<ImportRowList> {
    const { status, body } = await this.session.get<ImportRowList>(
      `${this.path}/imports/${id}/rows?${new URLSearchParams({ limit: '200', ...query }).toString()}`,
    );
    if (status !== 200) throw new Error(`rows: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async weigh(id: string): Promise<UndoReport> {
    return (await this.session.get<UndoReport>(`${this.path}/imports/${id}/undo`)).body;
  }

  undo(id: string): Promise<Answer<ImportView & ProblemBody>> {
    return this.session.post(`${this.path}/imports/${id}/undo`);
  }

  async find(query: Record<string, string> = {}): Promise<RollEntryList> {
    return (await this.session.get<RollEntryList>(`${this.path}?${new URLSearchParams(query).toString()}`))
      .body;
  }

  async one(q: string, standing = 'current'): Promise<RollEntryView> {
    const { items } = await this.find({ q, standing });
    if (items.length !== 1) throw new Error(`${items.length} people for ${q}`);
    return items[0]!;
  }

  async overview(): Promise<RollOverview> {
    return (await this.session.get<RollOverview>(`${this.path}/overview`)).body;
  }

  async details(id: string): Promise<EntryDetails> {
    return (await this.session.get<EntryDetails>(`${this.path}/entries/${id}`)).body;
  }

  edit(
    id: string,
    revision: number,
    values: object,
    reason = '',
  ): Promise<Answer<EntryDetails & ProblemBody & { errors: { field: string; message: string }[] }>> {
    return this.session.send('PATCH', `${this.path}/entries/${id}`, { revision, values, reason });
  }

  async text(path: string): Promise<string> {
    const { status, bytes } = await this.session.download(`${this.path}${path}`);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return Buffer.from(bytes).toString('utf8');
  }
}

export function leftOut({ counts }: ImportView): Record<string, number> {
  return Object.fromEntries((counts?.leftOut ?? []).map(({ reason, count }) => [reason, count]));
}
