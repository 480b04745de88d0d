import { Injectable } from '@nestjs/common';
import { wallChart, type ChartCell, type ChartedPerson } from '../../domain/assessment';
import type { Actor } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import type { Basis, WallChart } from './assessments.contract';
import { presentWallChart } from './assessments.presenter';
import { ADD_ASSESSMENTS, READ_CHARTED } from './assessments.queries';

export interface NewAssessment {
  readonly id: string;
  readonly personId: string;
  readonly assessedBy: string;
  /** 1–5. */
  readonly value: number;
  readonly basis: Basis;
  readonly occurredAt: Date;
  /** When the server learnt of it; now, when absent. */
  readonly receivedAt?: Date | undefined;
  readonly contactId: string | null;
}

@Injectable()
export class AssessmentsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds to the history; what stood before stays. */
  async add(tx: Transaction, electionId: string, assessments: readonly NewAssessment[]): Promise<void> {
    if (assessments.length === 0) return;
    await tx.query(ADD_ASSESSMENTS, [JSON.stringify(assessments), electionId, tx.now]);
    for (const { id, personId, value } of assessments) {
      tx.record({
        stream: 'campaign',
        type: 'assessment.made',
        subject: id,
        data: { person: personId, value },
      });
    }
  }

  wallChart(actor: Actor, electionId: string): Promise<WallChart> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      return presentWallChart(await tx.query<ChartedPerson>(READ_CHARTED, [electionId]), tx.now);
    });
  }

  /** The figures over everyone, counted as on the wall chart. */
  async totals(tx: Transaction, electionId: string): Promise<ChartCell> {
    return wallChart(await tx.query<ChartedPerson>(READ_CHARTED, [electionId])).total;
  }
}
