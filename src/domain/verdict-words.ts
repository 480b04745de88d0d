/** What a verdict says to a person, in English and Spanish. */
import type { Choice } from './decision-rules';
import type { TallyDeclared } from './record-entry';
import type { Verdict, VerdictRule, VerdictWarning } from './verdict';

export type Locale = 'en' | 'es';
type Both = Readonly<Record<Locale, string>>;

const GROUPING: Both = { en: 'en-US', es: 'es-US' };

function grouped(count: number, locale: Locale): string {
  return count.toLocaleString(GROUPING[locale]);
}

/** What each rule guards. */
const RULES: Readonly<Record<VerdictRule, Both>> = {
  file: {
    en: 'The file is no complete export of a record.',
    es: 'El archivo no es una exportación completa de un acta.',
  },
  canonical: {
    en: 'Every line is canonical JSON ended by one line feed.',
    es: 'Cada línea es JSON canónico y termina con un solo salto de línea.',
  },
  index: { en: 'Entries are numbered without gaps.', es: 'Los asientos van numerados sin huecos.' },
  kind: { en: 'Every entry is of a known kind.', es: 'Cada asiento es de un tipo conocido.' },
  schema: {
    en: 'Every entry has exactly the form of its kind, and time never goes back.',
    es: 'Cada asiento tiene exactamente la forma de su tipo y el tiempo nunca retrocede.',
  },
  checkpoint: {
    en: 'The checkpoint is a signed note of this election, the server first.',
    es: 'El punto de control es una nota firmada de esta elección, con el servidor primero.',
  },
  size: { en: 'The checkpoint counts every entry.', es: 'El punto de control cuenta todos los asientos.' },
  root: { en: 'The entries make the root that was signed.', es: 'Los asientos producen la raíz firmada.' },
  keys: {
    en: 'The keys are those that the record registers.',
    es: 'Las claves son las que registra el acta.',
  },
  signature: { en: 'Every known signature verifies.', es: 'Toda firma conocida es válida.' },
  pin: {
    en: 'The record extends the checkpoint seen before.',
    es: 'El acta continúa el punto de control visto antes.',
  },
  lifecycle: {
    en: 'The phases follow each other, and every entry stands in a phase of its kind.',
    es: 'Las fases se siguen en orden y cada asiento está en una fase de su tipo.',
  },
  closed: {
    en: 'The count closes complete, and nothing follows.',
    es: 'El recuento se cierra completo y nada le sigue.',
  },
  roll: {
    en: 'The roll is sealed before voting, each seal superseding the last.',
    es: 'El padrón se sella antes de votar y cada sello reemplaza al anterior.',
  },
  docket: {
    en: 'Every challenge and objection is raised once and settled once.',
    es: 'Cada impugnación y objeción se presenta una vez y se resuelve una vez.',
  },
  reconciliation: {
    en: 'Every envelope received is accounted for.',
    es: 'Cada sobre recibido está justificado.',
  },
  ballots: {
    en: 'The blocks hold exactly the ballots due.',
    es: 'Los bloques contienen exactamente las papeletas debidas.',
  },
  'block-size': {
    en: 'No block is so small that a vote could be known, unless all were warned.',
    es: 'Ningún bloque es tan pequeño que pueda conocerse un voto, salvo aviso a todas las partes.',
  },
  'commit-reveal': {
    en: 'Tellers commit to their counts before any is revealed.',
    es: 'Las personas que cuentan comprometen sus cifras antes de revelar ninguna.',
  },
  seal: {
    en: 'A block is sealed only with two equal counts.',
    es: 'Un bloque se sella solo con dos recuentos iguales.',
  },
  'block-sum': {
    en: 'The counts of a block sum to its ballots.',
    es: 'Las cifras de un bloque suman sus papeletas.',
  },
  supersede: {
    en: 'A sealed block is superseded only by two people, one of them from outside its count.',
    es: 'Un bloque sellado se reemplaza solo con dos personas, una de ellas ajena a su recuento.',
  },
  cosigned: { en: 'The cosignatures of the parties verify.', es: 'Las firmas de las partes son válidas.' },
  tally: { en: 'The tally is what the entries make.', es: 'El resultado es el que producen los asientos.' },
  outcome: { en: 'The outcome follows from the rule.', es: 'El desenlace se sigue de la regla.' },
  determinative: {
    en: 'It is said rightly whether the challenges could change the outcome.',
    es: 'Se dice correctamente si las impugnaciones podrían cambiar el desenlace.',
  },
  revision: { en: 'Tallies are numbered 0, 1, 2 …', es: 'Los resultados se numeran 0, 1, 2…' },
  'tally-json': {
    en: 'tally.json is the last tally declared.',
    es: 'tally.json es el último resultado declarado.',
  },
};

export function explainRule(rule: VerdictRule, locale: Locale): string {
  return RULES[rule][locale];
}

/** The tally in words: its lines, its outcome, and whether the challenges could still change it. */
export function tallyInWords(tally: TallyDeclared, choices: readonly Choice[], locale: Locale): string {
  const n = (count: number): string => grouped(count, locale);
  const votes = choices.map(({ id, label }) => `${label} ${n(Number(tally.votes[id]))}`).join(', ');
  const lines: Both = {
    en: `Of ${n(tally.eligible)} eligible: ${votes}; ${n(tally.valid)} valid, ${n(tally.void)} void, ${n(tally.challenged)} challenged and unopened.`,
    es: `De ${n(tally.eligible)} con derecho a voto: ${votes}; ${n(tally.valid)} válidas, ${n(tally.void)} nulas, ${n(tally.challenged)} impugnadas y sin abrir.`,
  };
  return [lines[locale], outcomeInWords(tally, choices, locale), challengesInWords(tally, locale)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function outcomeInWords({ outcome }: TallyDeclared, choices: readonly Choice[], locale: Locale): string {
  const [first = '', second = ''] = outcome.choices.map((id) =>
    String(choices.find((choice) => choice.id === id)?.label),
  );
  const tied: Both =
    first === ''
      ? { en: 'No choice has a vote.', es: 'Ninguna opción tiene votos.' }
      : { en: `${first} and ${second} are tied at the top.`, es: `${first} y ${second} empatan en cabeza.` };
  const sentences: Readonly<Record<TallyDeclared['outcome']['class'], Both>> = {
    majority: { en: `A majority for ${first}.`, es: `Mayoría para ${first}.` },
    'no-majority': { en: 'No majority.', es: 'Sin mayoría.' },
    tie: { en: 'A tie: no majority.', es: 'Empate: sin mayoría.' },
    'no-votes': { en: 'No valid votes.', es: 'Sin votos válidos.' },
    runoff: {
      en: `A runoff between ${first} and ${second}.`,
      es: `Segunda vuelta entre ${first} y ${second}.`,
    },
    nullity: {
      en: 'Inconclusive: the election is held once more.',
      es: 'No concluyente: la elección se repite una vez.',
    },
    'top-two-tied': tied,
    'needs-ruling': {
      en: 'The rule does not say what follows: it needs a ruling.',
      es: 'La regla no dice qué sigue: hace falta una resolución.',
    },
  };
  return sentences[outcome.class][locale];
}

function challengesInWords({ challenged, determinative }: TallyDeclared, locale: Locale): string {
  if (challenged === 0) return '';
  const could: Both = {
    en: 'The unopened challenges could change this: they are determinative.',
    es: 'Las impugnadas sin abrir podrían cambiarlo: son determinantes.',
  };
  const couldNot: Both = {
    en: 'The unopened challenges cannot change this: they are not determinative.',
    es: 'Las impugnadas sin abrir no pueden cambiarlo: no son determinantes.',
  };
  return (determinative ? could : couldNot)[locale];
}

export function warningInWords(warning: VerdictWarning, locale: Locale): string {
  switch (warning.code) {
    case 'still-open':
      return { en: 'The count is still open.', es: 'El recuento sigue abierto.' }[locale];
    case 'more-ballots-than-eligible':
      return {
        en: 'There are more ballots than eligible voters on the sealed roll.',
        es: 'Hay más papeletas que personas con derecho a voto en el padrón sellado.',
      }[locale];
    case 'needs-ruling-102.70d':
      return {
        en: 'Two choices are tied at the top and not all have voted: practice under 29 CFR 102.70(d) is mixed.',
        es: 'Dos opciones empatan en cabeza y no todas las personas han votado: la práctica según 29 CFR 102.70(d) varía.',
      }[locale];
    case 'unknown-signature':
      return {
        en: `A signature line of an unknown name was ignored: ${warning.name}`,
        es: `Se ignoró una línea de firma de nombre desconocido: ${warning.name}`,
      }[locale];
    case 'opening-not-acknowledged':
      return warning.answer === 'refused'
        ? {
            en: `${warning.party} refused to acknowledge that few ballots were opened together.`,
            es: `${warning.party} se negó a confirmar que se abrieran juntas pocas papeletas.`,
          }[locale]
        : {
            en: `${warning.party} was absent when few ballots were opened together.`,
            es: `${warning.party} estuvo ausente cuando se abrieron juntas pocas papeletas.`,
          }[locale];
  }
}

/** The lines that the command prints. A failure is one line of a fixed form. */
export function verdictLines(verdict: Verdict, locale: Locale): string[] {
  if (!verdict.ok) {
    return [`FAIL  index ${verdict.index ?? '-'}  rule ${verdict.rule}: ${verdict.message}`];
  }
  const words: Readonly<Record<'holds' | 'size' | 'root' | 'key' | 'none' | 'warning', Both>> = {
    holds: { en: 'OK  every check holds', es: 'OK  se cumplen todas las comprobaciones' },
    size: { en: 'entries', es: 'asientos' },
    root: { en: 'root', es: 'raíz' },
    key: { en: 'SHA-256 of the server’s key', es: 'SHA-256 de la clave del servidor' },
    none: { en: 'No tally has been declared.', es: 'No se ha declarado ningún resultado.' },
    warning: { en: 'warning', es: 'aviso' },
  };
  return [
    words.holds[locale],
    `${words.size[locale]}: ${verdict.size}`,
    `${words.root[locale]}: ${verdict.root}`,
    `${words.key[locale]}: ${verdict.fingerprint}`,
    verdict.tally === null ? words.none[locale] : tallyInWords(verdict.tally, verdict.opened.choices, locale),
    ...verdict.warnings.map((warning) => `${words.warning[locale]}: ${warningInWords(warning, locale)}`),
  ];
}

/** The same as a value for `--json`: five keys, and on success what is printed beside them. */
export function verdictToJson(verdict: Verdict, locale: Locale = 'en'): Readonly<Record<string, unknown>> {
  const { ok, exit, index, rule, message } = verdict;
  if (!verdict.ok) return { ok, exit, index, rule, message };
  const { size, root, fingerprint, phase, tally, warnings, opened } = verdict;
  return {
    ...{ ok, exit, index, rule, message, size, root, fingerprint, phase, tally },
    tallyInWords: tally === null ? null : tallyInWords(tally, opened.choices, locale),
    warnings: warnings.map((warning) => warningInWords(warning, locale)),
  };
}
