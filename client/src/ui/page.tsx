import { useEffect, useRef, type ReactNode } from 'react';

let hasNavigated = false;

/**
 * One screen: its `h1`, the document's title and, after a change of page inside the workspace, the focus. Every
 * routed component renders exactly one.
 */
export function Page({
  title,
  actions,
  children,
}: {
  title: string;
  /** Beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Rollcall`;
  }, [title]);
  useEffect(() => {
    // The first page keeps the browser's own focus; later ones start reading at their heading, or at the field that
    // has already taken the focus.
    const isTaken = page.current?.contains(document.activeElement) === true;
    if (hasNavigated && !isTaken) heading.current?.focus({ preventScroll: true });
    hasNavigated = true;
  }, []);
  return (
    <div className="stack-wide" ref={page}>
      <div className="page-heading">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="cluster no-print">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
