import type { Role } from '../domain/permissions';
import { invitationMail, resetMail } from './mail-texts';

const link = 'https://count.example.org/invite/token';
const words = { inviter: 'Ana', link, days: 14 };

describe('mails', () => {
  const roles: readonly Role[] = ['agent', 'teller', 'observer', 'lead', 'organizer'];

  test.each(roles)('invite a %s in both languages, with the link on a line of its own', (role) => {
    const [en, es] = (['en', 'es'] as const).map((locale) =>
      invitationMail({ ...words, locale, election: 'Acme', role }),
    );
    for (const mail of [en, es]) {
      expect(mail?.text.split('\n')).toContain(link);
      expect(mail?.text).toContain('Acme');
      expect(mail?.text).toContain('Ana');
    }
    expect(en?.subject).not.toBe(es?.subject);
    expect(en?.text).not.toBe(es?.text);
  });

  test('invite an administrator', () => {
    const [en, es] = (['en', 'es'] as const).map((locale) =>
      invitationMail({ ...words, locale, election: null, role: null }),
    );
    expect(en?.subject).toBe('Invitation to administer Rollcall');
    expect(es?.subject).toBe('Invitación para administrar Rollcall');
  });

  test('reset a password', () => {
    expect(resetMail('en', link, 24).text).toContain('for 24 hours');
    expect(resetMail('es', link, 24).text).toContain('durante 24 horas');
  });
});
