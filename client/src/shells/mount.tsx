import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client';
import { setRequestLanguage } from '../api/request';
import { useSession } from '../api/session';
import { SessionExpiredDialog } from '../features/accounts/session-expired-dialog';
import { chooseLocale, isLocale, storedLocale } from '../i18n/locale';
import { LocaleProvider, useLocale } from '../i18n/provider';
import { AnnouncerProvider } from '../ui/announcer';
import { ToastProvider } from '../ui/toasts';

/** Starts a workspace in the page: language, queries, announcements, undo bar, and its routes. */
export function mountWorkspace(router: AnyRouter): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  const initial = chooseLocale({ stored: storedLocale(), preferred: navigator.languages });
  setRequestLanguage(initial);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <LocaleProvider initial={initial}>
          <FollowLocale>
            <AnnouncerProvider>
              <ToastProvider>
                <RouterProvider router={router} />
                <SessionExpiredDialog />
              </ToastProvider>
            </AnnouncerProvider>
          </FollowLocale>
        </LocaleProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** The account's language once it is known; and problems in whatever language the page speaks. */
function FollowLocale({ children }: { children: ReactNode }) {
  const { locale, chooseLocale: choose } = useLocale();
  const { session } = useSession();
  const wanted = session?.account.locale;
  useEffect(() => {
    if (isLocale(wanted)) choose(wanted);
  }, [wanted, choose]);
  useEffect(() => setRequestLanguage(locale), [locale]);
  return children;
}
