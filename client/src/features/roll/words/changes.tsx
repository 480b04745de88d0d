import type { FieldChange } from '@contract/roll/imports.contract';
import './changes.css';
import { useRollWords } from './messages';

/** Before → after; what is empty says so. */
export function Change({ before, after }: { before: string; after: string }) {
  const words = useRollWords();
  const empty = words('roll.value.empty');
  if (before === after) return <bdi>{before || empty}</bdi>;
  return (
    <span className="change">
      <del>
        <bdi>{before || empty}</bdi>
      </del>{' '}
      <span aria-hidden="true">→</span>{' '}
      <ins>
        <bdi>{after || empty}</bdi>
      </ins>
    </span>
  );
}

/** The fields of a person that change, a line each. */
export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const words = useRollWords();
  return (
    <ul className="changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {words(`roll.field.${field}`)}: <Change before={before} after={after} />
        </li>
      ))}
    </ul>
  );
}
