import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CloseDesk, DeskSessionView, OpenDesk } from '@contract/official/envelopes/desks.contract';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { useEnvelopesMessages } from './messages';
import { deviceId, setOwnDesk } from './own-desk';

/** Opens a desk on this laptop: from then on its scans count, and the check waits for it. */
export function ClosedDesk({
  electionId,
  before,
  onOpened,
}: {
  electionId: string;
  /** The last one here, where the agent closed it. */
  before: DeskSessionView | undefined;
  onOpened: (desk: string) => void;
}) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const id = useRef(mintId());
  const open = useMutation({
    mutationFn: () => {
      const body: Wire<OpenDesk> = { id: id.current, device: deviceId(), deviceAt: new Date().toISOString() };
      return api.post<DeskSessionView>(`/api/elections/${electionId}/envelopes/desks`, body);
    },
    onSuccess: (desk) => {
      setOwnDesk(electionId, desk.id);
      onOpened(desk.id);
      id.current = mintId();
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  return (
    <EmptyState
      title={t('envelopes.desks.none')}
      action={
        <Button kind="primary" isLarge isBusy={open.isPending} onClick={() => open.mutate()}>
          {t('envelopes.desks.open')}
        </Button>
      }
    >
      <p>{t(before?.lostReason ? 'envelopes.desks.closed-by-agent' : 'envelopes.desks.none.detail')}</p>
      {open.error ? <ProblemNotice problem={toProblem(open.error)} /> : null}
    </EmptyState>
  );
}

/** This desk, and its closing: refused while the laptop holds a scan. */
export function DeskLine({
  electionId,
  desk,
  held,
}: {
  electionId: string;
  desk: DeskSessionView;
  held: number;
}) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => {
      const body: Wire<CloseDesk> = { held, reason: null, note: '' };
      return api.post<DeskSessionView>(
        `/api/elections/${electionId}/envelopes/desks/${desk.id}/closing`,
        body,
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['envelopes', electionId] }),
  });
  return (
    <>
      <div className="spread">
        <p className="soft">
          {t('envelopes.desks.here', { device: desk.device, time: format.time(desk.openedAt) })}
        </p>
        <Button isBusy={close.isPending} onClick={() => close.mutate()}>
          {t('envelopes.desks.close')}
        </Button>
      </div>
      {close.error && <ProblemNotice problem={toProblem(close.error)} />}
    </>
  );
}
