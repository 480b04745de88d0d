import { PHASES } from './lifecycle';
import {
  ACTIONS,
  can,
  PERMISSIONS,
  WING_OF_ROLE,
  type Action,
  type Permitted,
  type Role,
} from './permissions';

const ROLES = Object.keys(WING_OF_ROLE) as Role[];
const someone = (role: Role | null, isAdministrator = false): Permitted => ({
  accountId: 'a',
  isAdministrator,
  role,
});

const HALL = /^(?:session|election|account|member|roll)\./;
const CAMPAIGN = ACTIONS.filter((action) => action.startsWith('campaign.'));
/** Whatever is not the hall's or a campaign's is the count's: a new action falls on this side unless it is named. */
const OFFICIAL = ACTIONS.filter((action) => !HALL.test(action) && !CAMPAIGN.includes(action));

const allowedTo = (who: Permitted | null): Action[] => ACTIONS.filter((action) => can(who, action));

describe('permissions', () => {
  test('nobody without an account may do anything', () => {
    expect(allowedTo(null)).toEqual([]);
  });

  test('an account without a role may use its session and see its own elections', () => {
    expect(allowedTo(someone(null))).toEqual(['session.use', 'election.list']);
  });

  test('the administrator reads neither wing', () => {
    const allowed = allowedTo(someone(null, true));
    expect(allowed.filter((action) => [...CAMPAIGN, ...OFFICIAL].includes(action))).toEqual([]);
    expect(allowed).toEqual(
      expect.arrayContaining([
        'account.manage',
        'member.manage',
        'election.create',
        'election.configure',
        'roll.import',
      ]),
    );
  });

  test.each(ROLES)('%s never reaches the other wing, administrator or not', (role) => {
    const other = WING_OF_ROLE[role] === 'campaign' ? OFFICIAL : CAMPAIGN;
    for (const isAdministrator of [false, true]) {
      expect(other.filter((action) => can(someone(role, isAdministrator), action))).toEqual([]);
    }
  });

  test('observers look, answer and cosign; they never receive, enter, form or rule', () => {
    const allowed = allowedTo(someone('observer'));
    expect(allowed).toEqual(
      expect.arrayContaining(['challenge.read', 'count.read', 'tally.read', 'record.read']),
    );
    const doing = [
      'receipt.scan',
      'tray.close',
      'challenge.raise',
      'challenge.resolve',
      'blocks.form',
      'count.enter',
    ];
    expect(allowed.filter((action) => doing.includes(action) || action.startsWith('roll.'))).toEqual([]);
  });

  test('nobody outside the desk sees who returned an envelope', () => {
    const readers = ROLES.filter((role) => can(someone(role), 'desk.read'));
    expect(readers).toEqual(['agent', 'teller']);
  });

  test('only the agent steps the phases, rules on challenges and declares the tally', () => {
    for (const action of [
      'election.move',
      'challenge.resolve',
      'tally.declare',
      'block.supersede',
    ] as const) {
      expect(ROLES.filter((role) => can(someone(role), action))).toEqual(['agent']);
      expect(can(someone(null, true), action)).toBe(false);
    }
  });

  test('the lead alone manages the campaign’s accounts', () => {
    expect(ROLES.filter((role) => can(someone(role), 'campaign.member.manage'))).toEqual(['lead']);
  });

  test('the record is for the agent and the observers until objections, then for everyone', () => {
    for (const phase of PHASES) {
      const isPublic = phase === 'objections' || phase === 'closed';
      expect(can(null, 'record.read', { phase })).toBe(isPublic);
      expect(can(someone('organizer'), 'record.read', { phase })).toBe(isPublic);
      expect(can(someone('agent'), 'record.read', { phase })).toBe(true);
      expect(can(someone('observer'), 'record.read', { phase })).toBe(true);
      expect(ACTIONS.filter((action) => action !== 'record.read' && can(null, action, { phase }))).toEqual(
        [],
      );
    }
  });

  test('every action names its holders', () => {
    for (const action of ACTIONS) expect(PERMISSIONS[action].length).toBeGreaterThan(0);
  });
});
