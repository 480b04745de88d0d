import { lazy, Suspense, useState } from 'react';
import { useCan } from '../../api/election';
import { Button } from '../../ui/button';
import { useReportsNavigationMessages } from './navigation/messages';
import type { ReportWing } from './queries';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog')).ExportDialog }));

/** As they stand in the address of the list; what is undefined or empty filters nothing. */
export type ListFilters = Readonly<Record<string, string | undefined>>;

/**
 * Takes the list out as it is filtered: as a workbook, as text or on paper, for a reason. Absent for those who may
 * not. `<ExportButton wing="office" electionId={electionId} filters={filters} />`
 */
export function ExportButton({
  wing,
  electionId,
  filters,
}: {
  wing: ReportWing;
  electionId: string;
  filters: ListFilters;
}) {
  const t = useReportsNavigationMessages();
  const can = useCan(electionId);
  const [isOpen, setOpen] = useState(false);
  if (!can(wing === 'office' ? 'roll.export' : 'campaign.export')) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('reports.navigation.export')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog
            wing={wing}
            electionId={electionId}
            filters={filters}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
