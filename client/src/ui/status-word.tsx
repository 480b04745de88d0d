import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type Tone = 'good' | 'warn' | 'stop' | 'info' | 'plain';

const TONE_ICON: Readonly<Record<Tone, IconName>> = {
  good: 'check',
  warn: 'warning',
  stop: 'stop',
  info: 'dot',
  plain: 'circle',
};

export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`notice tone-${tone}`}>
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** A state in three signs: word, icon and color. */
export function StatusWord({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`status-word tone-${tone}`}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      <span>{children}</span>
    </span>
  );
}
