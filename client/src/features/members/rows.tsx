import type { ReactNode } from 'react';
import './members.css';

/** People, one a row: side by side on a desk, below each other on a phone. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="member-rows" aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({
  name,
  email,
  what,
  when,
  actions,
}: {
  name: string;
  email: string;
  what: ReactNode;
  when: ReactNode;
  actions: ReactNode;
}) {
  return (
    <li className="member-row">
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <div className="soft small">
          <bdi>{email}</bdi>
        </div>
      </div>
      <div>{what}</div>
      <div className="small">{when}</div>
      <div className="cluster member-actions">{actions}</div>
    </li>
  );
}
