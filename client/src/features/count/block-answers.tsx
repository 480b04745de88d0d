import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerBlock, BlockAnswerView, BlockView } from '@contract/official/count/count.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { useCan } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useMembership } from '../../api/session';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextAreaField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { answersTo, isUnanswered } from './block-words';
import { useCountMessages } from './messages';
import { blocksQuery } from './queries';

const REASONS = ['miscounted', 'misread', 'wrong-ballots', 'other'] as const;

/** What each party's observers say to the seal that stands: one tap for "Saw it", three for an objection. */
export function BlockAnswers({ election, block }: { election: ElectionView; block: BlockView }) {
  const t = useCountMessages();
  const can = useCan(election.id);
  const own = useMembership(election.id)?.party?.slug ?? null;
  const { sealed } = block;
  const isOpen = election.phase === 'counting' || election.phase === 'objections';
  const earlier = block.answers.filter(
    ({ round, answer }) => round !== sealed?.round && answer === 'objected',
  );
  if (sealed === null && earlier.length === 0) return null;
  const mayAnswer = sealed !== null && isOpen && own !== null && can('block.answer');
  return (
    <section className="card stack" aria-labelledby="answers">
      <h2 id="answers">{t('count.answers.title')}</h2>
      {sealed !== null && (
        <ul className="stack">
          {election.parties.map(({ slug, name }) => (
            <li key={slug} className="cluster">
              <bdi>{name}</bdi>
              <Given answers={answersTo(block, slug)} />
            </li>
          ))}
        </ul>
      )}
      {earlier.map((answer) => (
        <p key={`${answer.party} ${String(answer.round)}`} className="soft">
          {t('count.answers.earlier', {
            round: answer.round,
            party: election.parties.find(({ slug }) => slug === answer.party)?.name ?? answer.party,
            reason: t(`count.correct.reason.${answer.reason ?? 'other'}`),
          })}
        </p>
      ))}
      {mayAnswer && (
        <Own key={sealed.round} electionId={election.id} block={block} round={sealed.round} party={own} />
      )}
    </section>
  );
}

function Given({ answers }: { answers: readonly BlockAnswerView[] }) {
  const t = useCountMessages();
  const format = useFormat();
  if (answers.length === 0) return <StatusWord tone="plain">{t('count.answers.none')}</StatusWord>;
  return answers.map(({ answer, reason, note, at }) => (
    <div key={answer}>
      {answer === 'seen' ? (
        <StatusWord tone="good">{t('count.answers.seen.at', { at: format.time(at) })}</StatusWord>
      ) : (
        <StatusWord tone="warn">
          {t('count.answers.objected.at', {
            at: format.time(at),
            reason: t(`count.correct.reason.${reason ?? 'other'}`),
          })}
        </StatusWord>
      )}
      {note !== '' && <p className="answer-note">{note}</p>}
    </div>
  ));
}

function Own({
  electionId,
  block,
  round,
  party,
}: {
  electionId: string;
  block: BlockView;
  round: number;
  party: string;
}) {
  const t = useCountMessages();
  const client = useQueryClient();
  const [isObjecting, setObjecting] = useState(false);
  const send = async (body: Wire<AnswerBlock>) => {
    const path = `/api/elections/${electionId}/blocks/${block.id}/answers`;
    await api.post<BlockView>(path, body).finally(() => {
      void client.invalidateQueries({ queryKey: ['count', electionId] });
    });
  };
  const see = useMutation({ mutationFn: () => send({ round, answer: 'seen', reason: 'other', note: '' }) });
  const given = answersTo(block, party);
  const hasObjected = given.some(({ answer }) => answer === 'objected');
  if (hasObjected) return <NextToLookAt electionId={electionId} party={party} />;
  return (
    <>
      {see.error && <ProblemNotice problem={toProblem(see.error)} />}
      <div className="cluster">
        {given.length === 0 && (
          <Button kind="primary" isLarge isBusy={see.isPending} onClick={() => see.mutate()}>
            {t('count.answers.see')}
          </Button>
        )}
        <Button isLarge={given.length === 0} onClick={() => setObjecting(true)}>
          {t('count.answers.object')}
        </Button>
      </div>
      {given.length > 0 && <NextToLookAt electionId={electionId} party={party} />}
      {isObjecting && (
        <ObjectDialog
          position={block.position}
          object={(reason, note) => send({ round, answer: 'objected', reason, note })}
          onClose={() => setObjecting(false)}
        />
      )}
    </>
  );
}

function ObjectDialog({
  position,
  object,
  onClose,
}: {
  position: number;
  object: (reason: (typeof REASONS)[number], note: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useCountMessages();
  const ui = useUiMessages();
  const form = useForm(async (values) => {
    const reason = REASONS.find((each) => each === values.text('reason')) ?? 'other';
    await object(reason, values.text('note'));
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('count.answers.object.title', { position })}>
      <p>{t('count.answers.object.detail')}</p>
      <Form
        form={form}
        action={t('count.answers.object.send')}
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        <SelectField
          name="reason"
          label={t('count.correct.reason')}
          options={REASONS.map((value) => ({ value, label: t(`count.correct.reason.${value}`) }))}
        />
        <TextAreaField
          name="note"
          label={t('count.answers.note')}
          hint={t('count.answers.note.hint')}
          isOptional
          rows={3}
          maxLength={2000}
        />
      </Form>
    </Dialog>
  );
}

/** A link and not the next block itself: who taps twice must not have seen what they did not look at. */
function NextToLookAt({ electionId, party }: { electionId: string; party: string }) {
  const t = useCountMessages();
  const { data } = useQuery(blocksQuery(electionId));
  const next = data?.items.find((block) => isUnanswered(block, party));
  if (next === undefined) return null;
  return (
    <p>
      <Link to="/count/$election/table/$block" params={{ election: electionId, block: next.id }}>
        {t('count.answers.next', { position: next.position })}
      </Link>
    </p>
  );
}
