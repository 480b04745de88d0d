import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Manner } from '@domain/polls';
import { useCan } from '../api/election';
import { useSession } from '../api/session';
import { ZoneProvider } from '../i18n/provider';
import { SessionMenu } from '../features/accounts/session-menu';
import { StatusLine } from '../ui/announcer';
import { ConnectionChip } from '../ui/connection-chip';
import { useUiMessages } from '../ui/messages';
import { version } from '../version';
import type { NavigationEntry } from './navigation';

export type Workspace = 'office' | 'campaign' | 'count';

export interface FramedElection {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string | undefined;
  readonly manner: Manner;
}

/** The frame around every signed-in screen; workspaces differ in the header's color and word, never in its order. */
export function WorkspaceFrame({
  workspace,
  election,
  navigation,
  tools,
  children,
}: {
  workspace: Workspace;
  election?: FramedElection | undefined;
  navigation: readonly NavigationEntry[];
  /** Beside the connection, in the header of every screen. */
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useUiMessages();
  const can = useCan(election?.id ?? null);
  const { session } = useSession();
  const entries = navigation.filter(
    ({ action, isFor }) =>
      session !== null &&
      (action === undefined || can(action)) &&
      (isFor === undefined || (election !== undefined && isFor(election.manner))),
  );
  return (
    <ZoneProvider timeZone={election?.timeZone}>
      <div className="frame">
        <a className="skip-link" href="#main">
          {t('ui.skip')}
        </a>
        <header className="frame-header">
          <p className="frame-workspace">{t(`ui.workspace.${workspace}`)}</p>
          {election && (
            <p className="frame-election">
              <bdi>{election.name}</bdi>
            </p>
          )}
          <div className="frame-tools">
            {tools}
            <ConnectionChip />
            <SessionMenu />
          </div>
          {entries.length > 0 && (
            <nav className="frame-nav" aria-label={t('ui.sections')}>
              <ul className="frame-sections">
                {entries.map((entry) => (
                  <li key={entry.to}>
                    <NavigationLink entry={entry} electionId={election?.id} />
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main className="frame-main" id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="frame-footer">
          <StatusLine />
          <span>{t('ui.footer.version', { version })}</span>
          {election?.timeZone && <span>{t('ui.footer.zone', { zone: election.timeZone })}</span>}
        </footer>
      </div>
    </ZoneProvider>
  );
}

function NavigationLink({ entry, electionId }: { entry: NavigationEntry; electionId: string | undefined }) {
  const label = entry.useLabel();
  const to = entry.to.replace('$election', electionId ?? '');
  return (
    <Link
      to={to}
      activeOptions={{ exact: /\/(?:\$election)?$/.test(entry.to), includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {label}
    </Link>
  );
}
