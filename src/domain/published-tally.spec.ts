import { ruleOf } from './decision-profiles';
import { type DecisionRule, PROFILES } from './decision-rules';
import { judgePublished, missingColumns, type PublishedRow, type PublishedVerdict } from './published-tally';
import { publishedSentence } from './published-tally-words';

const row = (values: PublishedRow): PublishedRow => ({
  case_number: '10-RC-000001',
  labor_org_1: 'Union A',
  labor_org_2: '',
  votes_1: '0',
  votes_2: '',
  votes_against: '0',
  void_ballots: '0',
  challenged_ballots: '0',
  eligible_voters: '100',
  ...values,
});

function judged(values: PublishedRow): Extract<PublishedVerdict, { ok: true }>['judgement'] {
  const verdict = judgePublished(row(values));
  if (!verdict.ok) throw new Error(verdict.problem.code);
  return verdict.judgement;
}

const two = (votes: readonly [string, string, string], more: PublishedRow = {}): PublishedRow => ({
  labor_org_2: 'Union B',
  votes_1: votes[0],
  votes_2: votes[1],
  votes_against: votes[2],
  ...more,
});

describe('a published tally', () => {
  it('is judged with one organization', () => {
    expect(judged({ votes_1: '26', votes_against: '25', challenged_ballots: '1' })).toEqual({
      outcome: 'majority',
      winner: 'Union A',
      runoffRequired: false,
      runoffBetween: null,
      determinative: true,
      warnings: [],
    });
    expect(judged({ votes_1: '20', votes_against: '21' })).toMatchObject({
      outcome: 'no-majority',
      winner: 'none',
    });
    expect(judged({ votes_1: '5', votes_against: '5' })).toMatchObject({ outcome: 'tie', winner: null });
    expect(judged({})).toMatchObject({ outcome: 'no-votes', winner: null });
  });

  it('is judged with several organizations', () => {
    expect(judged(two(['9', '3', '11']))).toMatchObject({
      outcome: 'runoff',
      winner: null,
      runoffRequired: true,
      runoffBetween: ['Union A', 'none'],
    });
    expect(judged(two(['3', '4', '11']))).toMatchObject({ outcome: 'majority', winner: 'none' });
    expect(judged(two(['9', '3', '11'], { challenged_ballots: '9' }))).toMatchObject({
      outcome: 'runoff',
      runoffRequired: false,
      determinative: true,
    });
    expect(judged(two(['2', '3', '2']))).toMatchObject({ outcome: 'nullity', warnings: [] });
    expect(judged(two(['2', '3', '2'], { tally_type: 'Rerun' })).warnings).toEqual(['second-nullity']);
    expect(judged(two(['1', '1', '0'], { eligible_voters: '3' }))).toMatchObject({
      outcome: 'top-two-tied',
      runoffRequired: true,
      runoffBetween: ['Union A', 'Union B'],
      warnings: ['needs-ruling-102.70d'],
    });
    expect(judged(two(['1', '1', '0'], { eligible_voters: '2' })).runoffRequired).toBe(false);
    expect(judged(two(['0', '0', '0'])).runoffBetween).toBeNull();
  });

  it('knows a runoff by its type: no third choice, and no other runoff', () => {
    expect(judged(two(['7', '7', ''], { tally_type: 'IRunf' }))).toMatchObject({
      outcome: 'needs-ruling',
      winner: null,
      runoffRequired: false,
    });
    expect(judged(two(['8', '7', '0'], { tally_category: 'Run-off' }))).toMatchObject({
      outcome: 'majority',
      winner: 'Union A',
    });
    expect(judged(two(['9', '3', '11'], { tally_type: 'Run-off' })).runoffRequired).toBe(false);
  });

  it('judges a deauthorization by the eligible', () => {
    const votes = { case_number: '01-UD-000269', votes_1: '50', votes_against: '3' };
    expect(judged(votes)).toMatchObject({ outcome: 'no-majority', winner: 'none' });
    expect(judged({ ...votes, votes_1: '51' })).toMatchObject({ outcome: 'majority', winner: 'Union A' });
    expect(judged({ ...two(['51', '2', '3']), case_number: '01-UD-000270' }).outcome).toBe('majority');
    expect(judgePublished(row({ ...votes, eligible_voters: '' }))).toEqual({
      ok: false,
      problem: { code: 'no-eligible-voters' },
    });
  });

  it('takes the other names of the columns, blanks, and thousands', () => {
    const verdict = judgePublished({
      labor_org_1: 'Union A',
      votes_for_1: '1,307',
      votes_against: '2,244',
      void: '',
      challenged: '61',
      eligible: '',
      valid_votes: '3552',
    });
    expect(verdict).toMatchObject({
      ok: true,
      tally: { valid: 3551, void: 0, eligible: null },
      judgement: { outcome: 'no-majority', warnings: ['eligible-unknown', 'sum-differs'] },
    });
    expect(judged({ votes_1: '60', votes_against: '50' }).warnings).toEqual(['more-ballots-than-eligible']);
  });

  it('is judged by another rule where one is given', () => {
    const judgedBy = (rule: DecisionRule, values: PublishedRow): unknown => {
      const verdict = judgePublished(row(values), rule);
      return verdict.ok ? [verdict.judgement.outcome, verdict.judgement.winner] : verdict.problem;
    };
    const strike = ruleOf('strike-authorization');
    expect(judgedBy(strike, { votes_1: '19', votes_against: '10' })).toEqual(['no-majority', 'none']);
    expect(judgedBy(ruleOf('nmb-majority'), two(['9', '9', '0']))).toEqual(['tie', null]);
    expect(judgedBy(ruleOf('lmrda-officer'), two(['9', '8', '']))).toEqual(['majority', 'Union A']);
    expect(judgedBy(ruleOf('uk-statutory-recognition'), { votes_1: '9', eligible_voters: '' })).toEqual({
      code: 'no-eligible-voters',
    });
    const floor = ruleOf('canada-majority', { quorum: [7, 20] });
    expect(judgedBy(floor, { votes_1: '9', eligible_voters: '' })).toEqual({ code: 'no-eligible-voters' });
  });

  it('says why a row cannot be judged', () => {
    expect(judgePublished(row({ labor_org_1: ' ' }))).toEqual({
      ok: false,
      problem: { code: 'no-organization' },
    });
    for (const value of ['-1', '1.5', 'ten', '1e9', '1234567890123', '1,2345']) {
      expect(judgePublished(row({ votes_1: value }))).toEqual({
        ok: false,
        problem: { code: 'not-a-count', column: 'votes_1', value },
      });
    }
    expect(judgePublished({ labor_org_1: 'Union A' })).toMatchObject({ ok: true });
    expect(missingColumns(Object.keys(row({})))).toEqual([]);
    expect(missingColumns(['case_number', 'labor_org_1', 'votes_for_1', 'challenged'])).toEqual([
      'votes_against',
      'eligible_voters / eligible',
    ]);
  });

  it('is said in one sentence, in both languages', () => {
    const bessemer = row({
      votes_1: '875',
      votes_against: '993',
      challenged_ballots: '416',
      eligible_voters: '6153',
    });
    expect(publishedSentence(bessemer, 'en')).toBe(
      '10-RC-000001: 875 for, 993 against, 416 challenged: the challenges can change the result (as counted: no majority)',
    );
    expect(publishedSentence(row(two(['9', '3', '1011'])), 'es')).toBe(
      '10-RC-000001: 9 Union A, 3 Union B, 1,011 ninguna: mayoría a favor de ninguna; más papeletas que electores',
    );
    expect(publishedSentence(row(two(['9', '3', '11'], { challenged_ballots: '1' })), 'en')).toContain(
      'no majority, so a runoff between Union A and none; the challenges cannot change the result',
    );
    expect(publishedSentence(row({ votes_1: '$&' }), 'en')).toBe(
      '10-RC-000001: votes_1 is "$&", and must be a whole number from 0',
    );
    expect(publishedSentence({ labor_org_1: '' }, 'es')).toContain('complete labor_org_1');
    expect(publishedSentence(row(two(['9', '3', '1'])), 'en', PROFILES['strike-authorization'])).toContain(
      'this rule cannot decide this tally (several-choices-need-nlrb-majority)',
    );
  });
});
