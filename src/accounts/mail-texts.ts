import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

export interface InvitationWords {
  readonly locale: Locale;
  readonly inviter: string;
  readonly link: string;
  readonly days: number;
  /** Null for an invitation to be administrator of the server. */
  readonly election: string | null;
  readonly role: Role | null;
}

const ROLES: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: {
    agent: 'agent',
    teller: 'teller',
    observer: 'observer',
    lead: 'lead organizer',
    organizer: 'organizer',
  },
  es: {
    agent: 'agente',
    teller: 'escrutador',
    observer: 'observador',
    lead: 'responsable de campaña',
    organizer: 'organizador',
  },
};

export function invitationMail({ locale, inviter, link, days, election, role }: InvitationWords): MailText {
  if (locale === 'es') {
    const what =
      election === null || role === null
        ? 'para administrar un servidor de Rollcall'
        : `como ${ROLES.es[role]} en «${election}»`;
    return {
      subject: election === null ? 'Invitación para administrar Rollcall' : `Invitación: ${election}`,
      text: `Hola:\n\n${inviter} le invita ${what}.\n\nAbra este enlace para aceptar. Sirve una sola vez, durante ${days} días:\n${link}\n\nSi no esperaba este mensaje, no haga nada.\n`,
    };
  }
  const what =
    election === null || role === null
      ? 'to administer a Rollcall server'
      : `to be ${ROLES.en[role]} in “${election}”`;
  return {
    subject: election === null ? 'Invitation to administer Rollcall' : `Invitation: ${election}`,
    text: `Hello,\n\n${inviter} invites you ${what}.\n\nOpen this link to accept. It works once, for ${days} days:\n${link}\n\nIf you did not expect this message, do nothing.\n`,
  };
}

export function resetMail(locale: Locale, link: string, hours: number): MailText {
  if (locale === 'es') {
    return {
      subject: 'Su contraseña de Rollcall',
      text: `Hola:\n\nAlguien, probablemente usted, pidió una contraseña nueva para su cuenta de Rollcall.\n\nAbra este enlace para elegirla. Sirve una sola vez, durante ${hours} horas:\n${link}\n\nSi no fue usted, no haga nada: su contraseña sigue siendo la misma.\n`,
    };
  }
  return {
    subject: 'Your Rollcall password',
    text: `Hello,\n\nSomeone, probably you, asked for a new password for your Rollcall account.\n\nOpen this link to choose one. It works once, for ${hours} hours:\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
  };
}
