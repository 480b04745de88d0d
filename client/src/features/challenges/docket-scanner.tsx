import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ChallengeList } from '@contract/official/challenges/challenges.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { isPaperCode, parsePaper } from '@domain/paper-code';
import { Notice } from '../../ui/notice';
import { playTone } from '../envelopes/tones';
import { useScanner } from '../envelopes/use-scanner';
import { useChallengesMessages } from './messages';

type Refusal = 'other-election' | 'unread' | 'unknown';

/** Hears the label of a sealed envelope and opens its docket. The numbers of return envelopes are not its business. */
export function DocketScanner({ election, list }: { election: ElectionView; list: ChallengeList }) {
  const t = useChallengesMessages();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useScanner((code) => {
    if (!isPaperCode(code)) {
      setRefusal(null);
      return;
    }
    const verdict = parsePaper(code, election.code);
    const docket = verdict.ok && verdict.paper.kind === 'docket' ? verdict.paper.docket : null;
    const found = list.items.find((each) => each.docket === docket);
    if (found !== undefined) {
      void navigate({
        to: '/count/$election/check/$challenge',
        params: { election: election.id, challenge: found.id },
      });
      return;
    }
    playTone('stop');
    setRefusal(verdict.ok ? 'unknown' : verdict.reason === 'other-election' ? 'other-election' : 'unread');
  });
  if (refusal === null) return null;
  return (
    <div role="alert">
      <Notice tone="stop" title={t(`challenges.scan.${refusal}`)}>
        <p>{t(`challenges.scan.${refusal}.detail`)}</p>
      </Notice>
    </div>
  );
}
