import type { CertificationObstacle } from '../../domain/certification';
import type { LineCode, SentenceCode } from '../../domain/tally-lines';
import type { Locale } from '../../platform/locale';

export interface FormWords {
  readonly title: string;
  readonly revisedTitle: string;
  readonly lines: Readonly<Record<LineCode, string>>;
  readonly sentences: Readonly<Record<SentenceCode, string>>;
}

/** The form's own words (NLRB-760 and NLRB-4168). `{choice}` is an organization. */
export const FORM_WORDS: Readonly<Record<Locale, FormWords>> = {
  en: {
    title: 'Tally of ballots',
    revisedTitle: 'Revised tally of ballots',
    lines: {
      eligible: 'Approximate number of eligible voters',
      void: 'Number of void ballots',
      for: 'Number of votes cast for {choice}',
      against: 'Number of votes cast against participating labor organization(s)',
      valid: 'Number of valid votes counted',
      challenged: 'Number of challenged ballots',
      'valid-plus-challenged': 'Number of valid votes counted plus challenged ballots',
      undetermined: 'Undetermined challenged ballots',
      sustained: 'Sustained challenges',
    },
    sentences: {
      sufficient: 'Challenges are sufficient in number to affect the results of the election.',
      'not-sufficient': 'Challenges are not sufficient in number to affect the results of the election.',
      majority: 'A majority of the valid votes counted plus challenged ballots has been cast for {choice}.',
      'majority-against':
        'A majority of the valid votes counted plus challenged ballots has been cast against participating labor organization(s).',
      'no-majority':
        'A majority of the valid votes counted plus challenged ballots has not been cast for any labor organization.',
    },
  },
  es: {
    title: 'Acta del recuento',
    revisedTitle: 'Acta del recuento revisada',
    lines: {
      eligible: 'Número aproximado de votantes con derecho',
      void: 'Número de papeletas nulas',
      for: 'Número de votos a favor de {choice}',
      against: 'Número de votos contra las organizaciones sindicales participantes',
      valid: 'Número de votos válidos contados',
      challenged: 'Número de papeletas impugnadas',
      'valid-plus-challenged': 'Número de votos válidos contados más papeletas impugnadas',
      undetermined: 'Papeletas impugnadas sin determinar',
      sustained: 'Impugnaciones admitidas',
    },
    sentences: {
      sufficient: 'Las impugnaciones son suficientes en número para afectar el resultado de la elección.',
      'not-sufficient':
        'Las impugnaciones no son suficientes en número para afectar el resultado de la elección.',
      majority:
        'La mayoría de los votos válidos contados más las papeletas impugnadas se emitió a favor de {choice}.',
      'majority-against':
        'La mayoría de los votos válidos contados más las papeletas impugnadas se emitió contra las organizaciones sindicales participantes.',
      'no-majority':
        'Ninguna organización sindical obtuvo la mayoría de los votos válidos contados más las papeletas impugnadas.',
    },
  },
};

export function sayFor(sentence: string, choice: string | null): string {
  return sentence.replace('{choice}', () => choice ?? '');
}

interface PageWords {
  readonly case: string;
  readonly issued: string;
  readonly employer: string;
  readonly election: string;
  readonly type: string;
  readonly agreement: string;
  readonly manner: Readonly<Record<'mail' | 'in-person' | 'mixed', string>>;
  readonly revises: (revision: number) => string;
  readonly revisedBy: (revision: number) => string;
  readonly columns: readonly [string, string, string];
  readonly revisedColumns: readonly [string, string, string];
  readonly difference: string;
  readonly english: string;
  readonly result: string;
  readonly sentences: string;
  readonly observers: string;
  readonly agentCertifies: string;
  readonly observersCertify: string;
  readonly service: string;
  readonly agent: (name: string) => string;
  readonly observer: (party: string) => string;
  readonly date: string;
  readonly declined: (at: string) => string;
  readonly record: string;
  readonly head: (size: string, code: string) => string;
  readonly root: (root: string) => string;
  readonly key: (fingerprint: string) => string;
  readonly scan: string;
  readonly qr: string;
  readonly made: (at: string) => string;
  readonly proves: string;
  readonly certificate: Readonly<Record<'representative' | 'results' | 'none', string>>;
  readonly certified: Readonly<Record<'representative' | 'results', string>>;
  readonly shown: string;
  readonly notYet: string;
  readonly obstacles: Readonly<Record<CertificationObstacle, string>>;
  readonly tallyOf: (revision: number, at: string) => string;
  readonly objections: (day: string) => string;
}

export const PAGE_WORDS: Readonly<Record<Locale, PageWords>> = {
  en: {
    case: 'Case',
    issued: 'Date issued',
    employer: 'Employer',
    election: 'Election',
    type: 'Type of election',
    agreement: '☐ stipulated   ☐ consent agreement   ☐ directed',
    manner: { mail: 'mail ballot', 'in-person': 'manual ballot', mixed: 'mail and manual ballots' },
    revises: (revision) => `This tally revises tally ${revision}, which stays in the record.`,
    revisedBy: (revision) => `Superseded: tally ${revision} revises this one.`,
    columns: ['Item', 'Tally of ballots', 'Number'],
    revisedColumns: ['Original', 'Challenged counted', 'Final'],
    difference:
      '“Challenged counted” is the final number less the original one; a block that was counted again shows there too.',
    english: 'Words of the form',
    result: 'Result',
    sentences: 'Items 10 and 11',
    observers: 'Signatures',
    agentCertifies:
      'The undersigned agent certifies that these are the results of the tabulation of the ballots cast in this election.',
    observersCertify:
      'The undersigned acted as authorized observers in the counting and tabulating of the ballots shown above. We certify that the counting and tabulating were fairly and accurately done, that the secrecy of the ballots was maintained, and that the results were as shown above.',
    service: 'We also acknowledge service of this tally.',
    agent: (name) => `For the agency: ${name}`,
    observer: (party) => `Observer for ${party}`,
    date: 'Date',
    declined: (at) => `Declined to sign; noted by the agent, ${at}`,
    record: 'The record behind these numbers',
    head: (size, code) => `${size} entries, this declaration included. Room code ${code}.`,
    root: (root) => `Root hash: ${root}`,
    key: (fingerprint) => `Fingerprint of the server’s key (SHA-256): ${fingerprint}`,
    scan: 'The code holds the three lines that the server signed: election, size and root hash. They are those of the exported record up to this declaration.',
    qr: 'QR code of the signed head of the record: the same election, size and root hash as in the words beside it',
    made: (at) => `Made ${at} with Rollcall.`,
    proves:
      'The record proves what the software did with what people entered. It cannot prove that paper was read correctly.',
    certificate: {
      representative: 'Certification of representative',
      results: 'Certification of results of election',
      none: 'Certification: not yet',
    },
    certified: {
      representative:
        'The record shows that a majority of the valid votes has been cast for {choice}, that no challenges are left that could change it, and that no objection is open. It is therefore ready to be certified that {choice} is the exclusive collective-bargaining representative of the employees in the unit.',
      results:
        'The record shows a final tally, that no challenges are left that could change it, and that no objection is open. It is therefore ready to be certified that these are the results of the election.',
    },
    shown: 'What the record shows; it becomes a certification when the agent signs it.',
    notYet: 'Nothing can be certified yet:',
    obstacles: {
      'no-tally': 'No tally has been declared.',
      'tally-not-current':
        'Challenges or blocks have changed since the last tally: a revised one is to be declared.',
      challenges: 'The challenges are sufficient in number to affect the results.',
      'objection-period': 'Objections may still be filed.',
      'objections-open': 'Objections are open: each needs a ruling.',
      'set-aside': 'An objection was sustained and the election set aside: a new election follows.',
      runoff: 'No choice has a majority: a runoff follows.',
      rerun: 'The election was inconclusive: it is held once more.',
      lot: 'There is a tie, which the rule settles by lot.',
      ruling: 'The rule does not say what follows: it needs a ruling.',
    },
    tallyOf: (revision, at) => (revision === 0 ? `Tally of ${at}` : `Revised tally ${revision} of ${at}`),
    objections: (day) => `Objections were due by ${day}.`,
  },
  es: {
    case: 'Caso',
    issued: 'Fecha de emisión',
    employer: 'Empleador',
    election: 'Elección',
    type: 'Tipo de elección',
    agreement: '☐ acuerdo estipulado   ☐ acuerdo de consentimiento   ☐ ordenada',
    manner: {
      mail: 'voto por correo',
      'in-person': 'voto presencial',
      mixed: 'voto por correo y presencial',
    },
    revises: (revision) => `Esta acta revisa el acta ${revision}, que sigue en el registro.`,
    revisedBy: (revision) => `Reemplazada: el acta ${revision} revisa esta.`,
    columns: ['Punto', 'Acta del recuento', 'Número'],
    revisedColumns: ['Inicial', 'Impugnadas contadas', 'Definitivo'],
    difference:
      '«Impugnadas contadas» es el número definitivo menos el inicial; un bloque contado de nuevo también se refleja ahí.',
    english: 'Texto del formulario en inglés',
    result: 'Resultado',
    sentences: 'Puntos 10 y 11',
    observers: 'Firmas',
    agentCertifies:
      'El agente que firma certifica que estos son los resultados del recuento de las papeletas emitidas en esta elección.',
    observersCertify:
      'Quienes firman actuaron como observadores autorizados en el recuento de las papeletas indicadas. Certificamos que el recuento se hizo con justicia y exactitud, que se mantuvo el secreto del voto y que los resultados fueron los indicados.',
    service: 'También acusamos recibo de esta acta.',
    agent: (name) => `Por la agencia: ${name}`,
    observer: (party) => `Observador de ${party}`,
    date: 'Fecha',
    declined: (at) => `No quiso firmar; lo hizo constar el agente, ${at}`,
    record: 'El registro que respalda estos números',
    head: (size, code) => `${size} anotaciones, incluida esta declaración. Código de sala ${code}.`,
    root: (root) => `Hash raíz: ${root}`,
    key: (fingerprint) => `Huella de la clave del servidor (SHA-256): ${fingerprint}`,
    scan: 'El código contiene las tres líneas que firmó el servidor: elección, tamaño y hash raíz. Son las del registro exportado hasta esta declaración.',
    qr: 'Código QR de la cabeza firmada del registro: la misma elección, el mismo tamaño y el mismo hash raíz que en el texto de al lado',
    made: (at) => `Generada el ${at} con Rollcall.`,
    proves:
      'El registro demuestra lo que hizo el programa con lo que se introdujo. No puede demostrar que el papel se leyera bien.',
    certificate: {
      representative: 'Certificación de representante',
      results: 'Certificación de los resultados de la elección',
      none: 'Certificación: todavía no',
    },
    certified: {
      representative:
        'El registro muestra que la mayoría de los votos válidos se emitió a favor de {choice}, que no quedan impugnaciones que puedan cambiarlo y que no hay ninguna objeción abierta. Por tanto, puede certificarse que {choice} es el representante exclusivo de los empleados de la unidad para la negociación colectiva.',
      results:
        'El registro muestra un acta definitiva, que no quedan impugnaciones que puedan cambiarla y que no hay ninguna objeción abierta. Por tanto, puede certificarse que estos son los resultados de la elección.',
    },
    shown: 'Lo que muestra el registro; se convierte en certificación cuando la firma el agente.',
    notYet: 'Todavía no se puede certificar nada:',
    obstacles: {
      'no-tally': 'No se ha declarado ningún resultado.',
      'tally-not-current':
        'Han cambiado impugnaciones o bloques desde la última acta: hay que declarar una revisada.',
      challenges: 'Las impugnaciones son suficientes en número para afectar el resultado.',
      'objection-period': 'Todavía se pueden presentar objeciones.',
      'objections-open': 'Hay objeciones abiertas: cada una necesita una resolución.',
      'set-aside': 'Se admitió una objeción y se anuló la elección: sigue una elección nueva.',
      runoff: 'Ninguna opción tiene mayoría: sigue una segunda vuelta.',
      rerun: 'La elección no fue concluyente: se celebra una vez más.',
      lot: 'Hay un empate, que la regla resuelve por sorteo.',
      ruling: 'La regla no dice qué sigue: hace falta una resolución.',
    },
    tallyOf: (revision, at) => (revision === 0 ? `Acta del ${at}` : `Acta revisada ${revision} del ${at}`),
    objections: (day) => `El plazo de objeciones terminó el ${day}.`,
  },
};
