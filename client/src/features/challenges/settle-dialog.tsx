import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useUiMessages } from '../../ui/messages';
import { ProblemNotice } from '../../ui/notice';
import { useChallengesMessages } from './messages';

export type RulingWord = 'withdrawn' | 'eligible' | 'ineligible';
export type Basis = 'ruling' | 'agreement';

const ENDS: readonly { readonly ruling: RulingWord; readonly basis: Basis; readonly word: EndWord }[] = [
  { ruling: 'withdrawn', basis: 'ruling', word: 'withdrawn' },
  { ruling: 'eligible', basis: 'agreement', word: 'agreed-eligible' },
  { ruling: 'ineligible', basis: 'agreement', word: 'agreed-ineligible' },
  { ruling: 'eligible', basis: 'ruling', word: 'eligible' },
  { ruling: 'ineligible', basis: 'ruling', word: 'ineligible' },
];
type EndWord = RulingWord | 'agreed-eligible' | 'agreed-ineligible';

/** How a docket ends. It stands in the record at once, so it is asked for in its own dialog. */
export function SettleDialog({
  docket,
  isEnvelope = false,
  settle,
  onClose,
}: {
  docket: string;
  /** Parties agree on people; what a ballot says is ruled upon. */
  isEnvelope?: boolean;
  settle: (ruling: RulingWord, basis: Basis) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useChallengesMessages();
  const ui = useUiMessages();
  const command = useMutation({
    mutationFn: ({ ruling, basis }: { ruling: RulingWord; basis: Basis }) => settle(ruling, basis),
    onSuccess: onClose,
  });
  const ends = ENDS.filter(({ basis }) => isEnvelope || basis === 'ruling');
  return (
    <Dialog isOpen onClose={onClose} title={t('challenges.settle.title', { docket })}>
      <p>{t('challenges.settle.detail')}</p>
      {command.error && <ProblemNotice problem={toProblem(command.error)} />}
      <div className="stack">
        {ends.map(({ ruling, basis, word }) => (
          <Button key={word} isBusy={command.isPending} onClick={() => command.mutate({ ruling, basis })}>
            {t(`challenges.settle.${word}`)}
          </Button>
        ))}
        <Button kind="quiet" onClick={onClose}>
          {ui('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
