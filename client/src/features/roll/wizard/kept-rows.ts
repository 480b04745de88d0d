/**
 * The rows of a list that is fetched again after each change, as a person goes on seeing them: those shown stay in their
 * order and carry what is new about them; one that was touched stays though the list has it no longer, so that neither
 * the eye nor the focus loses it; what came in is added at the end.
 */
export function keepRows<Row>(
  shown: readonly Row[],
  fetched: readonly Row[],
  keyOf: (row: Row) => string,
  isTouched: (row: Row) => boolean,
): readonly Row[] {
  const fresh = new Map(fetched.map((row) => [keyOf(row), row]));
  const stays = shown.flatMap((row) => {
    const found = fresh.get(keyOf(row));
    if (found !== undefined) return [found];
    return isTouched(row) ? [row] : [];
  });
  for (const row of stays) fresh.delete(keyOf(row));
  return [...stays, ...fresh.values()];
}
