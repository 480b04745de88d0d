import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { CONTACT_OUTCOMES, ISSUES } from '@domain/assessment';
import type { PersonRow } from '@contract/campaign/contacts/people.contract';
import { displayName } from '@domain/names';
import type { ApiProblem } from '../../api/problem';
import { useMeaning } from '../assessments/assessment-mark';
import { useAssessmentsMessages } from '../assessments/messages';
import { Button } from '../../ui/button';
import { useUiMessages } from '../../ui/messages';
import { ProblemNotice } from '../../ui/notice';
import { FOLLOW_UPS, newDraft, type Draft, type Missing } from './draft';
import { useContactsMessages } from './messages';
import { dayFromNow } from './server-time';
import { Chips, Tiles } from './tiles';

const EMPTY = newDraft();

/**
 * A native dialog, in the page before it is needed: on a slow phone it opens at once. It shows the draft it is given
 * and keeps nothing itself, so that closing it loses nothing.
 */
export function ContactSheet({
  isOpen,
  person,
  hasNext,
  draft,
  isResumed,
  missing,
  problem,
  electionId,
  timeZone,
  onChange,
  onSave,
  onClose,
}: {
  isOpen: boolean;
  person: PersonRow | null;
  hasNext: boolean;
  draft: Draft | null;
  isResumed: boolean;
  missing: Missing | null;
  problem: ApiProblem | null;
  electionId: string;
  timeZone: string | undefined;
  onChange: (part: Partial<Draft>) => void;
  onSave: (isNextWanted: boolean) => Promise<void>;
  onClose: () => void;
}) {
  const t = useContactsMessages();
  const ui = useUiMessages();
  const assessments = useAssessmentsMessages();
  const meaning = useMeaning();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = draft ?? EMPTY;
  const name = person === null ? '' : displayName(person);

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);

  // "Save and next" changes the person under the same dialog: begin again at the top.
  useEffect(() => {
    if (!isOpen) return;
    dialog.current?.scrollTo(0, 0);
    heading.current?.focus();
  }, [isOpen, person?.id]);

  useEffect(() => {
    if (missing !== null)
      dialog.current?.querySelector<HTMLElement>(`[data-part='${missing}'] input`)?.focus();
  }, [missing]);

  const save = (isNextWanted: boolean) => {
    setBusy(true);
    void onSave(isNextWanted).finally(() => setBusy(false));
  };

  return (
    <dialog
      ref={dialog}
      className="dialog dialog-sheet contact-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        className="dialog-body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) save(hasNext);
        }}
      >
        <div className="contact-sheet-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            <bdi>{name}</bdi>
          </h2>
          {person !== null && (
            <p className="soft small">
              <bdi>{[person.department, person.shift].filter((each) => each !== '').join(' · ')}</bdi>{' '}
              <Link to={`/campaign/${electionId}/people/${person.id}`} onClick={onClose}>
                {t('contacts.sheet.person')}
              </Link>
            </p>
          )}
          {isResumed && <p className="small">{t('contacts.sheet.draft')}</p>}
        </div>
        <div data-part="outcome">
          <Tiles
            legend={t('contacts.sheet.outcome')}
            className="tiles-outcome"
            options={CONTACT_OUTCOMES.map((value) => ({ value, label: t(`contacts.outcome.${value}`) }))}
            value={shown.outcome}
            error={missing === 'outcome' ? t('contacts.sheet.outcome.missing') : undefined}
            onChange={(outcome) => onChange({ outcome })}
          />
        </div>
        <Tiles
          legend={t('contacts.sheet.assessment')}
          className="tiles-assessment"
          options={(['1', '2', '3', '4', '5', '0'] as const).map((value) => ({
            value,
            label:
              value === '0' ? (
                person === null || person.assessment === 0 ? (
                  t('contacts.sheet.leave')
                ) : (
                  t('contacts.sheet.leave.now', {
                    value: assessments('assessments.mark', {
                      value: person.assessment,
                      meaning: meaning(person.assessment),
                    }),
                  })
                )
              ) : (
                <>
                  <span className="tile-digit">{value}</span>
                  <span className="tile-meaning">{meaning(Number(value))}</span>
                </>
              ),
          }))}
          value={String(shown.assessment)}
          onChange={(value) => onChange({ assessment: Number(value) })}
        />
        <Chips
          legend={t('contacts.sheet.issues')}
          options={ISSUES.map((value) => ({ value, label: t(`contacts.issue.${value}`) }))}
          values={shown.issues}
          onChange={(issues) => onChange({ issues })}
        />
        <div className="field">
          <label className="field-label" htmlFor={`${id}-note`}>
            {t('contacts.sheet.note')} <span className="field-optional">({ui('ui.optional')})</span>
          </label>
          <div className="field-hint" id={`${id}-note-hint`}>
            {t('contacts.sheet.note.hint')}
          </div>
          <textarea
            id={`${id}-note`}
            className="input"
            aria-describedby={`${id}-note-hint`}
            maxLength={2000}
            value={shown.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </div>
        <div data-part="follow-up" className="stack">
          <Tiles
            legend={t('contacts.sheet.follow-up')}
            className="tiles-follow-up"
            options={FOLLOW_UPS.map((value) => ({ value, label: t(`contacts.sheet.follow-up.${value}`) }))}
            value={shown.followUp}
            error={missing === 'follow-up' ? t('contacts.sheet.follow-up.missing') : undefined}
            onChange={(followUp) => onChange({ followUp })}
          />
          {shown.followUp === 'date' && (
            <div className="field">
              <label className="field-label" htmlFor={`${id}-date`}>
                {t('contacts.sheet.follow-up.day')}
              </label>
              <input
                id={`${id}-date`}
                type="date"
                className="input"
                min={dayFromNow(0, timeZone)}
                value={shown.followUpDate}
                onChange={(event) => onChange({ followUpDate: event.target.value })}
              />
            </div>
          )}
        </div>
        <div className="contact-sheet-actions">
          {problem !== null && (
            <div className="stack">
              <ProblemNotice problem={problem} />
              {problem.code !== 'network' && <p className="small">{t('contacts.sheet.kept')}</p>}
            </div>
          )}
          <div className="dialog-actions">
            <Button type="submit" kind="primary" isLarge isBusy={isBusy}>
              {t(hasNext ? 'contacts.sheet.save-next' : 'contacts.sheet.save')}
            </Button>
            {hasNext && (
              <Button isLarge onClick={() => !isBusy && save(false)}>
                {t('contacts.sheet.save')}
              </Button>
            )}
            <Button kind="quiet" isLarge onClick={onClose}>
              {ui('ui.close')}
            </Button>
          </div>
        </div>
      </form>
    </dialog>
  );
}
