import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { CloseDesk, DeskSessionView } from '@contract/official/envelopes/desks.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useEnvelopesMessages } from './messages';

/** Off by more than this, a laptop's clock is worth a word. */
const SECONDS_OFF = 90;
const REASONS = ['lost', 'broken', 'left-open', 'other'] as const;

/** All desks of the count room; the agent closes one whose laptop is gone. */
export function DesksTable({
  electionId,
  desks,
  canClose,
}: {
  electionId: string;
  desks: readonly DeskSessionView[];
  canClose: boolean;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const [closing, setClosing] = useState<DeskSessionView | null>(null);
  if (desks.length === 0) return null;
  return (
    <div className="stack">
      <h2>{t('envelopes.desks.title')}</h2>
      <Table
        caption={t('envelopes.desks.title')}
        isCaptionHidden
        rows={desks}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'desk',
            header: t('envelopes.desks.column.desk'),
            isRowHeader: true,
            cell: ({ device, teller }) => (
              <>
                <bdi className="code">{device}</bdi> <bdi>{teller}</bdi>
              </>
            ),
          },
          {
            id: 'state',
            header: t('envelopes.desk.column.state'),
            cell: ({ closedAt, lostReason }) => (
              <StatusWord tone={closedAt === null ? 'info' : lostReason === null ? 'good' : 'warn'}>
                {closedAt === null
                  ? t('envelopes.desks.state.open')
                  : lostReason === null
                    ? t('envelopes.desks.state.closed')
                    : t(`envelopes.desks.reason.${lostReason}`)}
              </StatusWord>
            ),
          },
          {
            id: 'times',
            header: t('envelopes.desks.column.times'),
            cell: ({ openedAt, closedAt }) =>
              closedAt === null
                ? format.time(openedAt)
                : t('envelopes.desks.times', { from: format.time(openedAt), to: format.time(closedAt) }),
          },
          {
            id: 'scans',
            header: t('envelopes.desks.column.scans'),
            align: 'end',
            cell: ({ scans }) => format.number(scans),
          },
          {
            id: 'clock',
            header: t('envelopes.desks.column.clock'),
            cell: ({ clockOffset }) =>
              clockOffset === null ? (
                '–'
              ) : Math.abs(clockOffset) <= SECONDS_OFF ? (
                t('envelopes.desks.clock.right')
              ) : (
                <StatusWord tone="warn">
                  {t(clockOffset > 0 ? 'envelopes.desks.clock.ahead' : 'envelopes.desks.clock.behind', {
                    minutes: Math.round(Math.abs(clockOffset) / 60),
                  })}
                </StatusWord>
              ),
          },
          {
            id: 'action',
            header: t('envelopes.desk.column.action'),
            cell: (desk) =>
              canClose &&
              desk.closedAt === null &&
              !desk.isMine && (
                <Button
                  kind="quiet"
                  aria-label={t('envelopes.desks.lost.of', { device: desk.device })}
                  onClick={() => setClosing(desk)}
                >
                  {t('envelopes.desks.lost')}
                </Button>
              ),
          },
        ]}
      />
      {closing !== null && (
        <LostDialog electionId={electionId} desk={closing} onClose={() => setClosing(null)} />
      )}
    </div>
  );
}

function LostDialog({
  electionId,
  desk,
  onClose,
}: {
  electionId: string;
  desk: DeskSessionView;
  onClose: () => void;
}) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const form = useForm(async (values) => {
    const reason = REASONS.find((each) => each === values.text('reason')) ?? 'other';
    const body: Wire<CloseDesk> = { held: 0, reason, note: values.text('note') };
    await api.post(`/api/elections/${electionId}/envelopes/desks/${desk.id}/closing`, body);
    await client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('envelopes.desks.lost.title', { device: desk.device })}>
      <p>{t('envelopes.desks.lost.detail')}</p>
      <Form form={form} action={t('envelopes.desks.close')} kind="danger" label={t('envelopes.desks.lost')}>
        <SelectField
          name="reason"
          label={t('envelopes.desks.reason')}
          options={REASONS.map((value) => ({ value, label: t(`envelopes.desks.reason.${value}`) }))}
        />
        <TextField name="note" label={t('envelopes.desks.note')} isOptional maxLength={500} />
      </Form>
    </Dialog>
  );
}
