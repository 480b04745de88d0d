import { useAssessmentsMessages } from './messages';

export type AssessmentValue = 0 | 1 | 2 | 3 | 4 | 5;

export function isAssessmentValue(value: number): value is AssessmentValue {
  return Number.isInteger(value) && value >= 0 && value <= 5;
}

/** What each digit means, so that 2 means 2 to everyone. */
export function useMeaning(): (value: number) => string {
  const t = useAssessmentsMessages();
  return (value) => t(`assessments.${isAssessmentValue(value) ? value : 0}`);
}

/** The digit in its shape; a dash where nobody has assessed. Never in the colors of good and bad. */
export function AssessmentMark({ value }: { value: number }) {
  const t = useAssessmentsMessages();
  const meaning = useMeaning();
  return (
    <span className={`assessment-mark assessment-${String(value)}`}>
      <span aria-hidden="true">{value === 0 ? '–' : value}</span>
      <span className="visually-hidden">
        {value === 0 ? meaning(0) : t('assessments.mark', { value, meaning: meaning(value) })}
      </span>
    </span>
  );
}
