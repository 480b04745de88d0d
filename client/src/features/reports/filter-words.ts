import type { ExportView } from '@contract/reports/exports/exports.contract';
import { useFormat } from '../../i18n/provider';
import { useReportsMessages } from './messages';

type Filters = ExportView['filters'];

/** Filters that were in force, in words: `department Pack and shift FHD`. */
export function useFilterWords(): (filters: Filters) => string {
  const t = useReportsMessages();
  const format = useFormat();
  return (filters) => {
    const named = (value: string | number[] | undefined) =>
      value === '-' ? t('reports.filter.none') : String(value);
    const words = [
      filters['q'] !== undefined && t('reports.filter.q', { value: String(filters['q']) }),
      filters['department'] !== undefined &&
        t('reports.filter.department', { value: named(filters['department']) }),
      filters['shift'] !== undefined && t('reports.filter.shift', { value: named(filters['shift']) }),
      filters['section'] === 'regular' && t('reports.filter.section.regular'),
      filters['section'] === 'challenge' && t('reports.filter.section.challenge'),
      filters['standing'] === 'gone' && t('reports.filter.standing.gone'),
      ...(['quit', 'transferred', 'omitted', 'unexplained'] as const).map(
        (reason) => filters['goneReason'] === reason && t(`reports.filter.goneReason.${reason}`),
      ),
      Array.isArray(filters['assessment']) &&
        t('reports.filter.assessment', { value: format.list(filters['assessment'].map(String)) }),
      filters['followUp'] === 'due' && t('reports.filter.followUp.due'),
      filters['followUp'] === 'open' && t('reports.filter.followUp.open'),
      filters['reached'] === 'yes' && t('reports.filter.reached.yes'),
      filters['reached'] === 'no' && t('reports.filter.reached.no'),
    ].filter((word) => word !== false);
    return words.length === 0 ? t('reports.past.everyone') : format.list(words);
  };
}
