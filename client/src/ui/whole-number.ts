const PLAIN = /^\d{1,15}$/;
const GROUPED = /^\d{1,3}(?:[\s,.'’]\d{3}){1,4}$/;

/**
 * A whole number from 0 as people type it, thousands separators forgiven where they stand between thousands; null for
 * anything else. "1.5" must not become 15.
 */
export function readWholeNumber(text: string): number | null {
  const typed = text.trim();
  if (PLAIN.test(typed)) return Number(typed);
  return GROUPED.test(typed) ? Number(typed.replace(/\D/g, '')) : null;
}
