import { Injectable } from '@nestjs/common';
import { sha256 } from '@noble/hashes/sha2';
import { toHex } from '../../domain/encoding';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { BallotLanguage } from './ballot-language.entity';
import { findFiguresBeside } from './envelopes.queries';
import type { BallotLanguageInput, ChangeLanguages, ChangeNotice, NoticeView } from './notice.contract';
import { Notice } from './notice.entity';

/** What is printed for the voters: the Notice of Election and the sample ballot, in every language of the ballot. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  view(actor: Actor, electionId: string): Promise<NoticeView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) => this.#view(tx, electionId));
  }

  change(actor: Actor, electionId: string, input: ChangeNotice): Promise<NoticeView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase === 'closed') throw new Problem('election-closed');
      const { countPlace, contact, unit } = input;
      await tx.manager.upsert(Notice, { electionId, countPlace, contact, unit }, ['electionId']);
      tx.record({ stream: 'desk', type: 'notice.changed', subject: electionId });
      return this.#view(tx, electionId);
    });
  }

  /** All of them at once, in the order of the ballot. Not once kits are in the mail. */
  changeLanguages(actor: Actor, electionId: string, { languages }: ChangeLanguages): Promise<NoticeView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.lock(tx, electionId);
      const before = await this.#view(tx, electionId);
      if (!before.canChangeLanguages) throw new Problem('ballot-mailed');
      checkLanguages(
        languages,
        before.choices.map(({ id }) => id),
      );
      await tx.manager.delete(BallotLanguage, { electionId });
      if (languages.length > 0) {
        await tx.manager.insert(
          BallotLanguage,
          languages.map(({ language, question, labels, instructions }, position) => ({
            electionId,
            language,
            position,
            question,
            labels,
            instructions,
          })),
        );
      }
      tx.record({ stream: 'desk', type: 'ballot.languages-changed', subject: electionId });
      return this.#view(tx, electionId);
    });
  }

  async #view(tx: Transaction, electionId: string): Promise<NoticeView> {
    const election = await this.elections.viewIn(tx, electionId);
    const notice = await tx.manager.findOneBy(Notice, { electionId });
    const languages = await tx.manager.find(BallotLanguage, {
      where: { electionId },
      order: { position: 'ASC' },
    });
    const key = await tx.one<{ public_key: Buffer }>(
      'SELECT public_key FROM core.signing_key WHERE election_id = $1',
      [electionId],
    );
    if (key === null) throw new Problem('not-found');
    const { employer, caseNumber, timeZone, question, eligibilityOn, mailingOn, dueAt, countAt } = election;
    return {
      employer,
      caseNumber,
      timeZone,
      question,
      choices: election.choices.map(({ id, label }) => ({ id, label })),
      eligibilityOn,
      mailingOn,
      dueAt,
      countAt,
      countPlace: notice?.countPlace ?? '',
      contact: notice?.contact ?? '',
      unit: notice?.unit ?? '',
      languages: languages.map((each) => ({
        language: each.language,
        question: each.question,
        labels: { ...each.labels },
        instructions: each.instructions,
      })),
      keyFingerprint: toHex(sha256(new Uint8Array(key.public_key))),
      canChangeLanguages:
        (await findFiguresBeside(tx, electionId)).initial === 0 && election.phase !== 'closed',
    };
  }
}

function checkLanguages(languages: readonly BallotLanguageInput[], choices: readonly string[]): void {
  const seen = new Set<string>();
  for (const [index, { language, labels }] of languages.entries()) {
    const field = (name: string): string => `languages.${index}.${name}`;
    if (seen.has(language)) {
      throw new Problem('invalid-input', {}, [{ field: field('language'), code: 'language-twice' }]);
    }
    seen.add(language);
    const isComplete =
      Object.keys(labels).length === choices.length &&
      choices.every(
        (id) => typeof labels[id] === 'string' && labels[id].trim() !== '' && labels[id].length <= 200,
      );
    if (!isComplete) {
      throw new Problem('invalid-input', {}, [{ field: field('labels'), code: 'labels-incomplete' }]);
    }
  }
}
