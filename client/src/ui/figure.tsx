import type { ReactNode } from 'react';
import { useFormat } from '../i18n/provider';
import { useCoreMessages } from './core/messages';

/** `3,041 of 6,014 (50.5%)`: a percentage never stands without its numbers. */
export function useShare(): (part: number, whole: number) => string {
  const t = useCoreMessages();
  const format = useFormat();
  return (part, whole) =>
    whole === 0
      ? format.number(part)
      : t('ui.share', {
          part: format.number(part),
          whole: format.number(whole),
          percent: format.percent(part, whole),
        });
}

export function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures">{children}</dl>;
}

/** A number with its noun, and the whole it is part of. Inside `Figures`. */
export function Figure({
  label,
  value,
  whole,
  note,
}: {
  label: string;
  value: number | null;
  whole?: number | null;
  note?: ReactNode;
}) {
  const t = useCoreMessages();
  const format = useFormat();
  return (
    <div className="figure">
      <dt className="figure-label">{label}</dt>
      <dd className="figure-value">{value === null ? '–' : format.number(value)}</dd>
      {value !== null && whole !== undefined && whole !== null && whole > 0 && (
        <dd className="figure-note number">
          {t('ui.of', { whole: format.number(whole) })} ({format.percent(value, whole)})
        </dd>
      )}
      {note !== undefined && <dd className="figure-note">{note}</dd>}
    </div>
  );
}
