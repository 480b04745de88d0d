import type { LinkCandidate, ListLink } from '@contract/campaign/lists/lists.contract';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { useRollWords } from '../roll/words/messages';
import { useUnionListMessages } from './messages';
import type { LinkDecision } from './use-decide-link';

/** Whom a row is or may be, with the score and what it is made of; and, while that can be said, a word for each. */
export function LinkCandidates({ row, deciding }: { row: ListLink; deciding: LinkDecision | null }) {
  return (
    <ul className="list-names">
      {row.candidates.map((candidate) => (
        <li key={candidate.personId} className="stack">
          <Who candidate={candidate} />
          {deciding && <Verdicts row={row} candidate={candidate} deciding={deciding} />}
        </li>
      ))}
    </ul>
  );
}

function Who({ candidate }: { candidate: LinkCandidate }) {
  const t = useUnionListMessages();
  const words = useRollWords();
  const format = useFormat();
  const { name, employeeNumber, department, shift, score, reasons, verdict } = candidate;
  return (
    <p>
      {verdict !== null && <strong>{t(`union.links.said.${verdict}`)} </strong>}
      <bdi>
        {t('union.links.candidate', {
          name,
          place: [employeeNumber, department, shift].filter((each) => each !== '').join(' · '),
          score: format.number(score),
          reasons: format.list(reasons.map((reason) => words(`roll.likeness.${reason}`))),
        })}
      </bdi>
    </p>
  );
}

function Verdicts({
  row,
  candidate,
  deciding,
}: {
  row: ListLink;
  candidate: LinkCandidate;
  deciding: LinkDecision;
}) {
  const t = useUnionListMessages();
  const offered = candidate.verdict === null ? (['same', 'apart'] as const) : ([null] as const);
  return (
    <div className="cluster">
      {offered.map((verdict) => (
        <Button
          key={verdict ?? 'later'}
          isBusy={deciding.isSending(row, candidate, verdict)}
          aria-label={t(`union.links.say.${verdict ?? 'later'}.of`, {
            name: row.name,
            other: candidate.name,
          })}
          onClick={() => deciding.say(row, candidate, verdict)}
        >
          {t(`union.links.say.${verdict ?? 'later'}`)}
        </Button>
      ))}
    </div>
  );
}
