import type { ReactNode } from 'react';

export type IconName =
  'check' | 'warning' | 'stop' | 'clock' | 'dot' | 'circle' | 'pause' | 'play' | 'search' | 'cut';

const PATHS: Readonly<Record<IconName, ReactNode>> = {
  check: <path d="M3.5 8.5l3 3 6-7" />,
  warning: <path d="M8 2.2l6.2 11.3H1.8zM8 6.4v3.2M8 11.4v.3" />,
  stop: <path d="M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" />,
  clock: <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.6V8l2.4 1.6" />,
  dot: <circle cx="8" cy="8" r="3.6" fill="currentColor" />,
  circle: <circle cx="8" cy="8" r="5" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  play: <path d="M5 3l7.5 5L5 13z" />,
  search: <path d="M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zM10.4 10.4l3.4 3.4" />,
  cut: <path d="M2.5 2.5l11 11M4.2 8a4 4 0 0 1 2-2.6M9.8 5.4A4 4 0 0 1 11.8 8M8 12v.2" />,
};

/** Decoration beside a word, never instead of one. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {PATHS[name]}
    </svg>
  );
}
