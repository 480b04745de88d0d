import type { ReactNode } from 'react';
import { useElection } from '../api/election';
import { useLive } from '../api/live';
import { toProblem } from '../api/problem';
import { useUiMessages } from '../ui/messages';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import type { NavigationEntry } from './navigation';
import { SessionGate } from './session-gate';
import { WorkspaceFrame, type Workspace } from './workspace-frame';

/** The frame of one election: its name in the header, its time zone for every time below. */
export function ElectionFrame({
  electionId,
  ...rest
}: {
  workspace: Workspace;
  electionId: string;
  navigation: readonly NavigationEntry[];
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <SessionGate>
      <FrameOfElection electionId={electionId} {...rest} />
    </SessionGate>
  );
}

function FrameOfElection({
  workspace,
  electionId,
  navigation,
  tools,
  children,
}: {
  workspace: Workspace;
  electionId: string;
  navigation: readonly NavigationEntry[];
  tools?: ReactNode;
  children: ReactNode;
}) {
  const query = useElection(electionId);
  // Every screen asks for the phase: at the move to the next one no teller may be left with the buttons of the last.
  useLive(query.data ? `election:${electionId}` : null, [['election', electionId]]);
  const head = query.data;
  return (
    <WorkspaceFrame
      workspace={workspace}
      election={head && { id: head.id, name: head.name, timeZone: head.timeZone, manner: head.manner }}
      navigation={head ? navigation : []}
      tools={head && tools}
    >
      {query.error && toProblem(query.error).isDenied ? (
        <DeniedPage />
      ) : (
        <QueryView query={query}>{() => children}</QueryView>
      )}
    </WorkspaceFrame>
  );
}

function DeniedPage() {
  const t = useUiMessages();
  return (
    <Page title={t('ui.denied.title')}>
      <p className="measure">{t('ui.denied.detail')}</p>
    </Page>
  );
}
