import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import { useCoreMessages } from './core/messages';

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet';

interface Look {
  readonly kind?: ButtonKind;
  readonly isLarge?: boolean;
}

/** The look of a button, for links of the router: `<Link className={buttonClass({ kind: 'primary' })}>`. */
export function buttonClass({ kind = 'plain', isLarge = false }: Look = {}): string {
  return `button button-${kind}${isLarge ? ' button-large' : ''}`;
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> &
  Look & {
    /** Being sent: presses are ignored and the button says so. Never disabled: it keeps its focus and its contrast. */
    readonly isBusy?: boolean;
  };

export function Button({
  kind,
  isLarge,
  isBusy = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const t = useCoreMessages();
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ ...(kind && { kind }), ...(isLarge && { isLarge }) })}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? t('ui.busy') : children}
    </button>
  );
}

/** A link that leaves the workspace or downloads; inside one use the router's `Link`. */
export function ButtonLink({
  kind,
  isLarge,
  children,
  ...rest
}: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> & Look) {
  return (
    <a {...rest} className={buttonClass({ ...(kind && { kind }), ...(isLarge && { isLarge }) })}>
      {children}
    </a>
  );
}
