import { createContext, use, useCallback, useState, type ReactNode } from 'react';

type Announce = (sentence: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);
const SentenceContext = createContext('');

/** Holds the page's one `role=status` line: empty at load, then a full sentence at a time. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState('');
  const announce = useCallback<Announce>((next) => {
    // The same words twice would not be read out again.
    setSentence((before) => (before === next ? `${next}\u00a0` : next));
  }, []);
  return (
    <AnnounceContext value={announce}>
      <SentenceContext value={sentence}>{children}</SentenceContext>
    </AnnounceContext>
  );
}

/** Says a sentence to a screen reader, politely. Sighted readers must see the same elsewhere. */
export function useAnnounce(): Announce {
  return use(AnnounceContext);
}

export function StatusLine() {
  const sentence = use(SentenceContext);
  return (
    <p className="visually-hidden" role="status">
      {sentence}
    </p>
  );
}
