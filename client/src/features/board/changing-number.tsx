import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../i18n/provider';

/** A figure that is lit for a second when it changes. It does not count up: a number on its way is a wrong number. */
export function ChangingNumber({ value, className }: { value: number; className: string }) {
  const format = useFormat();
  const previous = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (previous.current === value) return;
    previous.current = value;
    setChanges((before) => before + 1);
  }, [value]);
  return (
    <span key={changes} className={changes > 0 ? `number changed ${className}` : `number ${className}`}>
      {format.number(value)}
    </span>
  );
}
