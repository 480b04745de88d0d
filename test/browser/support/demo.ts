import type { DemoView } from '../../../src/demo/demo.contract';
import type { Role } from '../../../src/domain/permissions';
import { mustBe } from '../../support/official';
import type { ServerProcess } from '../../support/server-process';
import { Session } from '../../support/session';
import { PASSWORD, signIn } from './office';
import type { Person } from './people';

export const ADMINISTRATOR = 'ada@example.org';

export interface Demo extends Readonly<DemoView> {
  /** Signs in on the screen as the first one of a role. */
  enter(person: Person, role: Role | 'administrator'): Promise<void>;
}

/** The first administrator of a new server, and the demo election: real sizes, invented people. */
export async function loadDemo(server: ServerProcess): Promise<Demo> {
  const administrator = new Session(server.address);
  const path = /\/setup\/\S+/.exec(server.output())?.[0] ?? '';
  const account = { name: 'Ada Administrator', email: ADMINISTRATOR, password: PASSWORD, locale: 'en' };
  mustBe(201, await administrator.post(`/api${path}`, account), [200]);
  const { body } = mustBe(201, await administrator.post<DemoView>('/api/demo'), [200]);
  const { electionId, slug, signIns } = body;
  return {
    electionId,
    slug,
    signIns,
    enter: async ({ page }, role) => {
      const found = signIns.find((each) => each.role === role);
      const { email, password } = found ?? { email: ADMINISTRATOR, password: PASSWORD };
      await signIn(page, email, password);
    },
  };
}
