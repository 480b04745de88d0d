import { buildFullRecord, OPENED } from '../../test/support/record-builder';
import type { Choice } from './decision-rules';
import type { TallyDeclared } from './record-entry';
import { fail, VERDICT_RULES, type VerdictWarning, verifyRecord } from './verdict';
import { explainRule, tallyInWords, verdictLines, verdictToJson, warningInWords } from './verdict-words';

const TALLY: TallyDeclared = {
  revision: 0,
  eligible: 6153,
  void: 59,
  votes: { yes: 875, no: 993 },
  valid: 1868,
  challenged: 416,
  validPlusChallenged: 2284,
  determinative: true,
  outcome: { class: 'no-majority', choices: [] },
};
const THREE: readonly Choice[] = [
  { id: 'a', label: 'Local 1', kind: 'for' },
  { id: 'b', label: 'Local 2', kind: 'for' },
  { id: 'n', label: 'Neither', kind: 'none' },
];

function outcome(
  choices: readonly string[],
  kind: TallyDeclared['outcome']['class'],
  locale: 'en' | 'es',
): string {
  const tally = { ...TALLY, votes: { a: 1, b: 1, n: 1 }, challenged: 0, outcome: { class: kind, choices } };
  return tallyInWords(tally, THREE, locale).split('. ').slice(-1).join();
}

describe('the tally in words', () => {
  it('says its lines, its outcome and what the challenges can do, in both languages', () => {
    expect(tallyInWords(TALLY, OPENED.choices, 'en')).toBe(
      'Of 6,153 eligible: Yes 875, No 993; 1,868 valid, 59 void, 416 challenged and unopened. No majority. ' +
        'The unopened challenges could change this: they are determinative.',
    );
    expect(tallyInWords({ ...TALLY, determinative: false }, OPENED.choices, 'es')).toBe(
      'De 6,153 con derecho a voto: Yes 875, No 993; 1,868 válidas, 59 nulas, 416 impugnadas y sin abrir. ' +
        'Sin mayoría. Las impugnadas sin abrir no pueden cambiarlo: no son determinantes.',
    );
  });

  it.each<[TallyDeclared['outcome']['class'], string[], string, string]>([
    ['majority', ['b'], 'A majority for Local 2.', 'Mayoría para Local 2.'],
    ['no-majority', [], 'No majority.', 'Sin mayoría.'],
    ['tie', [], 'A tie: no majority.', 'Empate: sin mayoría.'],
    ['no-votes', [], 'No valid votes.', 'Sin votos válidos.'],
    [
      'runoff',
      ['a', 'n'],
      'A runoff between Local 1 and Neither.',
      'Segunda vuelta entre Local 1 y Neither.',
    ],
    [
      'nullity',
      [],
      'Inconclusive: the election is held once more.',
      'No concluyente: la elección se repite una vez.',
    ],
    [
      'top-two-tied',
      ['a', 'b'],
      'Local 1 and Local 2 are tied at the top.',
      'Local 1 y Local 2 empatan en cabeza.',
    ],
    ['top-two-tied', [], 'No choice has a vote.', 'Ninguna opción tiene votos.'],
    [
      'needs-ruling',
      [],
      'The rule does not say what follows: it needs a ruling.',
      'La regla no dice qué sigue: hace falta una resolución.',
    ],
  ])('%s %j', (kind, choices, english, spanish) => {
    expect(outcome(choices, kind, 'en')).toBe(english);
    expect(outcome(choices, kind, 'es')).toBe(spanish);
  });
});

describe('what is said of a verdict', () => {
  it('every rule and every warning has its own sentence in both languages', () => {
    const warnings: readonly VerdictWarning[] = [
      { code: 'still-open' },
      { code: 'more-ballots-than-eligible' },
      { code: 'needs-ruling-102.70d' },
      { code: 'unknown-signature', name: 'witness' },
      { code: 'opening-not-acknowledged', party: 'union', answer: 'refused' },
      { code: 'opening-not-acknowledged', party: 'union', answer: 'absent' },
    ];
    const sentences = (['en', 'es'] as const).flatMap((locale) => [
      ...VERDICT_RULES.map((rule) => explainRule(rule, locale)),
      ...warnings.map((warning) => warningInWords(warning, locale)),
    ]);
    expect(new Set(sentences).size).toBe(2 * (VERDICT_RULES.length + warnings.length));
    expect(sentences.every((sentence) => sentence.length > 10)).toBe(true);
  });

  it('a failure is one line of the fixed form', () => {
    expect(verdictLines(fail('seal', 7, 'no'), 'en')).toEqual(['FAIL  index 7  rule seal: no']);
    expect(verdictLines(fail('root', null, 'no'), 'es')).toEqual(['FAIL  index -  rule root: no']);
    expect(verdictToJson(fail('file', null, 'no'))).toEqual({
      ok: false,
      exit: 2,
      index: null,
      rule: 'file',
      message: 'no',
    });
  });

  it('a success says size, root, the key’s fingerprint, the tally and the warnings', () => {
    const verdict = verifyRecord(buildFullRecord().members());
    if (!verdict.ok) throw new Error(verdict.message);
    expect(verdictLines(verdict, 'en')).toEqual([
      'OK  every check holds',
      'entries: 88',
      `root: ${verdict.root}`,
      `SHA-256 of the server’s key: ${verdict.fingerprint}`,
      'Of 205 eligible: Yes 78, No 56; 134 valid, 2 void, 0 challenged and unopened. A majority for Yes.',
      'warning: employer refused to acknowledge that few ballots were opened together.',
    ]);
    expect(verdictLines({ ...verdict, tally: null }, 'es')).toContain('No se ha declarado ningún resultado.');
    expect(verdictToJson(verdict)).toMatchObject({
      ok: true,
      exit: 0,
      index: null,
      rule: null,
      size: 88,
      root: verdict.root,
      fingerprint: verdict.fingerprint,
      tallyInWords: expect.stringContaining('205'),
      warnings: [expect.stringContaining('employer')],
    });
    expect(verdictToJson({ ...verdict, tally: null }, 'es')).toMatchObject({
      tally: null,
      tallyInWords: null,
    });
  });
});
