import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PersonRow } from '@contract/campaign/contacts/people.contract';
import { displayName } from '@domain/names';
import { useElection } from '../../api/election';
import { toProblem, type ApiProblem } from '../../api/problem';
import { useProblemWords } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { ContactSheet } from './contact-sheet';
import { contactOf, isTouched, missingIn, newDraft, notHome, type Draft, type Missing } from './draft';
import { logContact, withdrawContact, type Contact } from './log-contact';
import { useContactsMessages } from './messages';
import { campaignKey } from './queries';

/** What one tap on a row has come to. */
export interface RowState {
  readonly status: 'sending' | 'saved' | 'failed';
  readonly contact: Contact;
}

export interface ContactDesk {
  /** Opens the sheet; `following` are the people that "save and next" goes on to. */
  readonly open: (person: PersonRow, following?: readonly PersonRow[]) => void;
  /** Opens the sheet when the reader comes back from the call. */
  readonly openAfterCall: (person: PersonRow) => void;
  /** Logs "not home" at once, or sends again what could not be sent. */
  readonly logNotHome: (person: PersonRow) => void;
  readonly withdraw: (
    person: Pick<PersonRow, 'givenName' | 'familyName'>,
    contactId: string,
  ) => Promise<void>;
  readonly rows: ReadonlyMap<string, RowState>;
}

const DeskContext = createContext<ContactDesk | null>(null);

export function useContactDesk(): ContactDesk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useContactDesk needs a ContactDeskProvider above it');
  return desk;
}

interface Sheet {
  readonly person: PersonRow;
  readonly following: readonly PersonRow[];
  readonly draft: Draft;
  readonly isResumed: boolean;
  readonly missing: Missing | null;
  readonly problem: ApiProblem | null;
}

/** Everything that logs contacts: the sheet, mounted once beside the pages, and the one-tap rows. */
export function ContactDeskProvider({ electionId, children }: { electionId: string; children: ReactNode }) {
  const t = useContactsMessages();
  const toast = useToast();
  const client = useQueryClient();
  const words = useProblemWords();
  const timeZone = useElection(electionId).data?.timeZone;
  const [rows, setRows] = useState<ReadonlyMap<string, RowState>>(new Map());
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isOpen, setOpen] = useState(false);
  const drafts = useRef(new Map<string, Draft>());
  const called = useRef<PersonRow | null>(null);
  const { mutateAsync: send } = useMutation({
    mutationFn: (contact: Contact) => logContact(electionId, contact),
  });
  const { mutateAsync: takeBack } = useMutation({
    mutationFn: (id: string) => withdrawContact(electionId, id),
  });

  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: campaignKey(electionId) }),
    [client, electionId],
  );

  const open = useCallback((person: PersonRow, following: readonly PersonRow[] = []) => {
    const kept = drafts.current.get(person.id);
    called.current = null;
    setSheet({
      person,
      following,
      draft: kept ?? newDraft(),
      isResumed: kept !== undefined,
      missing: null,
      problem: null,
    });
    setOpen(true);
  }, []);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && called.current !== null) open(called.current);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [open]);

  const withdraw = useCallback(
    async (person: Pick<PersonRow, 'givenName' | 'familyName'>, contactId: string) => {
      const name = displayName(person);
      try {
        await takeBack(contactId);
        toast({ text: t('contacts.undone', { name }) });
        await refresh();
      } catch (error) {
        toast({ text: t('contacts.not-home.failed', { name, reason: words(toProblem(error)).title }) });
      }
    },
    [takeBack, toast, t, refresh, words],
  );

  const logNotHome = useCallback(
    (person: PersonRow) => {
      const failed = rows.get(person.id);
      if (failed !== undefined && failed.status !== 'failed') return;
      const contact = failed?.contact ?? notHome(person.id);
      const name = displayName(person);
      const mark = (status: RowState['status'] | null) =>
        setRows((before) => {
          const next = new Map(before);
          if (status === null) next.delete(person.id);
          else next.set(person.id, { status, contact });
          return next;
        });
      mark('sending');
      void send(contact)
        .then(async (saved) => {
          mark('saved');
          toast({
            text: t('contacts.not-home.saved', { name }),
            undo: () => {
              mark(null);
              void withdraw(person, saved.id);
            },
          });
          await refresh();
        })
        .catch((error: unknown) => {
          mark('failed');
          toast({ text: t('contacts.not-home.failed', { name, reason: words(toProblem(error)).title }) });
        });
    },
    [rows, send, toast, t, withdraw, refresh, words],
  );

  const desk = useMemo<ContactDesk>(
    () => ({
      open,
      openAfterCall: (person) => {
        called.current = person;
      },
      logNotHome,
      withdraw,
      rows,
    }),
    [open, logNotHome, withdraw, rows],
  );

  const change = (part: Partial<Draft>) => {
    if (sheet === null) return;
    const draft = { ...sheet.draft, ...part };
    if (isTouched(draft)) drafts.current.set(sheet.person.id, draft);
    else drafts.current.delete(sheet.person.id);
    setSheet({ ...sheet, draft, missing: null });
  };

  const save = async (isNextWanted: boolean): Promise<void> => {
    if (sheet === null) return;
    const missing = missingIn(sheet.draft);
    if (missing !== null) {
      setSheet({ ...sheet, missing });
      return;
    }
    const { person, following } = sheet;
    const contact = contactOf(sheet.draft, person.id, timeZone);
    const draft = { ...sheet.draft, occurredAt: contact.occurredAt };
    drafts.current.set(person.id, draft);
    setSheet({ ...sheet, draft, problem: null });
    try {
      const saved = await send(contact);
      drafts.current.delete(person.id);
      toast({
        text: t('contacts.sheet.saved', {
          name: displayName(person),
          outcome: t(`contacts.outcome.${contact.outcome}`),
        }),
        undo: () => void withdraw(person, saved.id),
      });
      const [next, ...rest] = following;
      if (isNextWanted && next !== undefined) open(next, rest);
      else setOpen(false);
      void refresh();
    } catch (error) {
      setSheet((before) => before && { ...before, problem: toProblem(error) });
    }
  };

  return (
    <DeskContext value={desk}>
      {children}
      <ContactSheet
        isOpen={isOpen}
        person={sheet?.person ?? null}
        hasNext={(sheet?.following.length ?? 0) > 0}
        draft={sheet?.draft ?? null}
        isResumed={sheet?.isResumed ?? false}
        missing={sheet?.missing ?? null}
        problem={sheet?.problem ?? null}
        electionId={electionId}
        timeZone={timeZone}
        onChange={change}
        onSave={save}
        onClose={() => setOpen(false)}
      />
    </DeskContext>
  );
}
