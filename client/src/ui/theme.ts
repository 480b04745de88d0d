import { useState } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'rollcall.theme';

function currentTheme(): Theme {
  if (typeof document === 'undefined') return 'system';
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(currentTheme);
  return [
    theme,
    (next) => {
      setTheme(next);
      if (next === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = next;
      try {
        if (next === 'system') window.localStorage.removeItem(STORED);
        else window.localStorage.setItem(STORED, next);
      } catch {
        // Storage is blocked: the choice lasts as long as the page.
      }
    },
  ];
}
