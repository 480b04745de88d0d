import { Injectable } from '@nestjs/common';
import { certification } from '../../domain/certification';
import { decide } from '../../domain/decision-rules';
import { explainDecision } from '../../domain/explanation-words';
import { nextStep } from '../../domain/next-step';
import { isTallyCurrent } from '../../domain/record-replay-tally';
import { isOpened, type OpenedRecord } from '../../domain/record-state';
import { formSentences } from '../../domain/tally-lines';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { RecordWriter } from '../../platform/events/record-writer';
import type { Locale } from '../../platform/locale';
import { Problem } from '../../platform/problem';
import { ObjectionsService } from '../objections/objections.service';
import { DeclaredTally } from './declared-tally.entity';
import type {
  CertificationView,
  NoteRefusal,
  RecordHeadView,
  SignerView,
  TallyDocumentView,
} from './tally-document.contract';
import { presentCase, presentHead, presentLines } from './tally-document.presenter';
import { READ_AGENT, READ_HEAD, type HeadRow } from './tally-document.queries';
import { TallyRefusal } from './tally-refusal.entity';
import type { TallyFormView } from './tally.contract';
import { countedVotes, presentTally } from './tally.presenter';

/** Declared tallies as documents: the form, its revisions, and what may be certified after them. */
@Injectable()
export class TallyDocumentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly recordWriter: RecordWriter,
    private readonly objections: ObjectionsService,
  ) {}

  document(actor: Actor, electionId: string, revision: number, locale: Locale): Promise<TallyDocumentView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) =>
      this.#document(tx, electionId, revision, locale),
    );
  }

  certification(actor: Actor, electionId: string, locale: Locale): Promise<CertificationView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.get(tx, electionId);
      const state = await this.#state(tx, electionId);
      const { rule, choices } = state.opened;
      const last = (await this.#declared(tx, electionId)).at(-1);
      const stand = await this.objections.stand(tx, electionId, election.timeZone);
      const counted = last === undefined ? null : countedVotes(last);
      const decision = counted === null ? null : decide(rule, choices, counted);
      const { kind, obstacles } = certification({
        phase: election.phase,
        rule: rule.id,
        next: counted === null || decision === null ? null : nextStep(rule, choices, counted, decision),
        isTallyCurrent: isTallyCurrent(state),
        isObjectionPeriodOver: stand.isPeriodOver,
        openObjections: stand.open,
        setAside: stand.setAside,
      });
      const outcome = decision?.outcome ?? null;
      const winner = choices.find(({ id }) => outcome?.choices.includes(id));
      return {
        case: presentCase(election),
        kind,
        representative: kind === 'representative' ? (winner?.label ?? null) : null,
        obstacles: [...obstacles],
        revision: last?.revision ?? null,
        declaredAt: last?.declaredAt.toISOString() ?? null,
        pair: outcome === null || outcome.class === 'majority' ? [] : [...outcome.choices],
        objectionsDueOn: stand.deadline?.day ?? null,
        objectionsDueAt: stand.deadline?.at ?? null,
        openObjections: stand.open,
        explanation: counted === null ? '' : explainDecision(rule, choices, counted, locale),
        head: last === undefined ? null : await headOf(tx, electionId, last.revision),
        agent: await agentOf(tx, last?.declaredBy ?? null),
        signers: last === undefined ? [] : await this.#signers(tx, electionId, last.revision),
        madeAt: tx.now.toISOString(),
      };
    });
  }

  /** Notes that a party's observer would not sign. Once; it stays. */
  noteRefusal(
    actor: Actor,
    electionId: string,
    revision: number,
    input: NoteRefusal,
  ): Promise<TallyDocumentView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.lock(tx, electionId);
      const { parties } = await this.elections.viewIn(tx, electionId);
      const party = parties.find(({ slug }) => slug === input.party);
      if (party === undefined) throw new Problem('no-such-party', { party: input.party });
      const tally = await tx.manager.findOneBy(DeclaredTally, { electionId, revision });
      if (tally === null) throw new Problem('not-found');
      const known = await tx.manager.findOneBy(TallyRefusal, { electionId, revision, partyId: party.id });
      if (known !== null && known.note !== input.note) throw new Problem('refusal-noted');
      if (known === null) {
        await tx.manager.insert(TallyRefusal, {
          electionId,
          revision,
          partyId: party.id,
          note: input.note,
          notedBy: actor.accountId,
          notedAt: tx.now,
        });
        tx.record({ stream: 'desk', type: 'tally.refused', subject: party.id, data: { revision } });
      }
      return this.#document(tx, electionId, revision, actor.locale);
    });
  }

  async #document(
    tx: Transaction,
    electionId: string,
    revision: number,
    locale: Locale,
  ): Promise<TallyDocumentView> {
    const election = await this.elections.get(tx, electionId);
    const state = await this.#state(tx, electionId);
    const { rule, choices } = state.opened;
    const rows = await this.#declared(tx, electionId);
    const row = rows[revision];
    if (row === undefined) throw new Problem('not-found');
    const formOf = (at: number): TallyFormView | null => {
      const [now, before] = [rows[at], rows[at - 1]];
      if (now === undefined) return null;
      const { declaredAt } = now;
      const counted = countedVotes(now);
      const earlier = before === undefined ? null : countedVotes(before);
      return presentTally(rule, choices, { revision: at, declaredAt, counted }, earlier);
    };
    const form = formOf(revision);
    if (form === null) throw new Problem('not-found');
    return {
      case: presentCase(election),
      form,
      revises: revision === 0 ? null : 0,
      revisedBy: rows[revision + 1]?.revision ?? null,
      lines: presentLines(form, revision === 0 ? null : formOf(0), state),
      sentences: formSentences(form).map((sentence) => ({ ...sentence })),
      explanation: explainDecision(rule, choices, countedVotes(row), locale),
      head: await headOf(tx, electionId, revision),
      agent: await agentOf(tx, row.declaredBy),
      signers: await this.#signers(tx, electionId, revision),
      madeAt: tx.now.toISOString(),
    };
  }

  #declared(tx: Transaction, electionId: string): Promise<DeclaredTally[]> {
    return tx.manager.find(DeclaredTally, { where: { electionId }, order: { revision: 'ASC' } });
  }

  async #signers(tx: Transaction, electionId: string, revision: number): Promise<SignerView[]> {
    const { parties } = await this.elections.viewIn(tx, electionId);
    const refusals = await tx.manager.findBy(TallyRefusal, { electionId, revision });
    return parties.map(({ id, slug, name }) => ({
      party: slug,
      name,
      declinedAt: refusals.find(({ partyId }) => partyId === id)?.notedAt.toISOString() ?? null,
    }));
  }

  async #state(tx: Transaction, electionId: string): Promise<OpenedRecord> {
    const state = await this.recordWriter.stateOf(tx, electionId);
    if (!isOpened(state)) throw new Problem('not-found');
    return state;
  }
}

async function headOf(tx: Transaction, electionId: string, revision: number): Promise<RecordHeadView> {
  const row = await tx.one<HeadRow>(READ_HEAD, [electionId, revision]);
  if (row === null) throw new Error(`tally ${revision} of ${electionId} is in no checkpoint`);
  return presentHead(electionId, row);
}

async function agentOf(tx: Transaction, accountId: string | null): Promise<string> {
  return (await tx.one<{ name: string }>(READ_AGENT, [accountId]))?.name ?? '';
}
