import type { Role } from '@domain/permissions';
import { useMembersMessages } from './messages';

/** What someone in the role does, sees and never sees. */
export function RoleDetails({
  role,
  isToReader = false,
}: {
  role: Role | 'administrator';
  /** Said to the person invited rather than about the role. */
  isToReader?: boolean;
}) {
  const t = useMembersMessages();
  return (
    <dl className="member-facts">
      {(['does', 'sees', 'never'] as const).flatMap((what) => [
        <dt key={`${what} term`}>{t(isToReader ? `members.${what}.you` : `members.${what}`)}</dt>,
        <dd key={what}>{t(`members.${role}.${what}`)}</dd>,
      ])}
    </dl>
  );
}
