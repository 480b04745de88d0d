import { nextPhases, stageOf } from '../domain/lifecycle';
import { voterListDue } from '../domain/timeline';
import type { BallotChoice } from './choice.entity';
import type { Election } from './election.entity';
import type { ElectionView } from './elections.contract';
import type { Party } from './party.entity';

export function presentElection(
  election: Election,
  choices: readonly BallotChoice[],
  parties: readonly Party[],
  isRollSealed: boolean,
): ElectionView {
  return {
    id: election.id,
    slug: election.slug,
    code: election.code,
    name: election.name,
    employer: election.employer,
    caseNumber: election.caseNumber,
    timeZone: election.timeZone,
    question: election.question,
    profile: election.profile,
    manner: election.manner,
    rule: election.rule,
    follows: election.follows,
    blockSize: election.blockSize,
    minimumBlock: election.minimumBlock,
    phase: election.phase,
    stage: stageOf({
      phase: election.phase,
      petitionFiledOn: election.petitionFiledOn,
      directedOn: election.directedOn,
      isRollSealed,
    }),
    nextPhase: nextPhases(election.phase)[0] ?? null,
    observerSeats: election.observerSeats,
    hidesTurnout: election.hidesTurnout,
    petitionFiledOn: election.petitionFiledOn,
    directedOn: election.directedOn,
    listDueOn: election.directedOn === null ? null : voterListDue(election.directedOn, election.timeZone).day,
    eligibilityOn: election.eligibilityOn,
    mailingOn: election.mailingOn,
    dueAt: election.dueAt?.toISOString() ?? null,
    countAt: election.countAt?.toISOString() ?? null,
    createdAt: election.createdAt.toISOString(),
    choices: choices
      .filter(({ electionId }) => electionId === election.id)
      .sort((a, b) => a.position - b.position)
      .map(({ id, label, kind }) => ({ id, label, kind })),
    parties: parties
      .filter(({ electionId }) => electionId === election.id)
      .sort((a, b) => a.slug.localeCompare(b.slug, 'en'))
      .map(({ id, slug, name, kind }) => ({ id, slug, name, kind })),
  };
}
