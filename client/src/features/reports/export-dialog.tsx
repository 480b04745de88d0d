import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ExportFormat, MakeExport, PrintList } from '@contract/reports/exports/exports.contract';
import { api, mintId } from '../../api/request';
import { Button, buttonClass } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RadioField, TextAreaField } from '../../ui/field';
import { Form, useForm, type FormValues } from '../../ui/form';
import { Notice } from '../../ui/notice';
import type { Wire } from '../../api/wire';
import type { ListFilters } from './export-button';
import { useReportsMessages } from './messages';
import { PrintSheets } from './print-sheets';
import { exportsPath, type ReportWing } from './queries';

interface Props {
  readonly wing: ReportWing;
  readonly electionId: string;
  readonly filters: ListFilters;
  readonly onClose: () => void;
}

type Done = { readonly file: string } | { readonly list: PrintList };

/** What leaves, as what, and what for. */
export function ExportDialog({ wing, electionId, filters, onClose }: Props) {
  const t = useReportsMessages();
  const [done, setDone] = useState<Done | null>(null);
  return (
    <Dialog isOpen onClose={onClose} title={t('reports.export.title')}>
      {done === null ? (
        <ExportForm
          wing={wing}
          electionId={electionId}
          filters={filters}
          onClose={onClose}
          onDone={(result) => setDone(result)}
        />
      ) : (
        <div className="stack">
          <Notice tone="good">
            <p role="status">
              {'file' in done ? t('reports.export.done', { name: done.file }) : t('reports.export.printed')}
            </p>
          </Notice>
          <div className="cluster">
            <Button kind="primary" data-autofocus onClick={onClose}>
              {t('reports.export.close')}
            </Button>
            <PastLink wing={wing} electionId={electionId} />
          </div>
          {'list' in done && <PrintSheets electionId={electionId} list={done.list} />}
        </div>
      )}
    </Dialog>
  );
}

function ExportForm({
  wing,
  electionId,
  filters,
  onClose,
  onDone,
}: Props & { readonly onDone: (done: Done) => void }) {
  const t = useReportsMessages();
  const queries = useQueryClient();
  const intent = useRef({ id: mintId(), content: '' });
  const form = useForm(async (values: FormValues) => {
    const content = { format: formatOf(values.text('format')), reason: values.text('reason') };
    // Pressed again after a lost answer it is the same export; asked for otherwise it is another.
    const asked = JSON.stringify(content);
    if (intent.current.content !== asked) intent.current = { id: mintId(), content: asked };
    const body: Wire<MakeExport> & { readonly filters: WireFilters } = {
      id: intent.current.id,
      ...content,
      filters: filtersOf(wing, filters),
    };
    const path = exportsPath(wing, electionId);
    if (content.format === 'print') {
      onDone({ list: await api.post<PrintList>(path, body) });
    } else {
      const { blob, name } = await api.postForFile(path, body);
      save(blob, name);
      onDone({ file: name });
    }
    await queries.invalidateQueries({ queryKey: ['reports', electionId, wing, 'exports'] });
  });
  const isFiltered = Object.values(filters).some((value) => value !== undefined && value !== '');
  return (
    <Form
      form={form}
      action={t('reports.export.do')}
      extra={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('reports.export.cancel')}
          </Button>
          <PastLink wing={wing} electionId={electionId} />
        </>
      }
    >
      <p>{isFiltered ? t('reports.export.filtered') : t('reports.export.all')}</p>
      <Notice tone="warn">
        <p>{t('reports.use')}</p>
      </Notice>
      <RadioField
        name="format"
        label={t('reports.export.format')}
        initial="xlsx"
        options={[
          { value: 'xlsx', label: t('reports.export.format.xlsx') },
          { value: 'csv', label: t('reports.export.format.csv') },
          {
            value: 'print',
            label:
              wing === 'office' ? t('reports.export.format.print') : t('reports.export.format.print-union'),
          },
        ]}
      />
      <TextAreaField
        name="reason"
        label={t('reports.export.reason')}
        hint={t('reports.export.reason.hint')}
        rows={2}
        maxLength={500}
      />
    </Form>
  );
}

function PastLink({ wing, electionId }: { wing: ReportWing; electionId: string }) {
  const t = useReportsMessages();
  return (
    <Link
      to={wing === 'office' ? '/elections/$election/roll/exports' : '/campaign/$election/exports'}
      params={{ election: electionId }}
      className={buttonClass({ kind: 'quiet' })}
    >
      {t('reports.export.past')}
    </Link>
  );
}

function formatOf(text: string): ExportFormat {
  return text === 'csv' || text === 'print' ? text : 'xlsx';
}

type WireFilters = Readonly<Record<string, string | number[]>>;

/** From the address into the body; the union's assessments stand there as `1,2`. */
function filtersOf(wing: ReportWing, filters: ListFilters): WireFilters {
  const set: Record<string, string | number[]> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || value === '') continue;
    set[name] = wing === 'campaign' && name === 'assessment' ? value.split(',').map(Number) : value;
  }
  return set;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has its own hold on the bytes once the download has begun.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
