import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CloseTray, DeskView, TrayView } from '@contract/official/envelopes/envelopes.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { useEnvelopesMessages } from './messages';

/** Trays make turnout public without saying who came when. */
export function Trays({ electionId, desk }: { electionId: string; desk: DeskView }) {
  const t = useEnvelopesMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const close = useMutation({
    mutationFn: () => {
      const tray = desk.trays.find(({ state }) => state === 'open')?.code ?? null;
      const body: Wire<CloseTray> = { tray };
      return api.post<TrayView>(`/api/elections/${electionId}/envelopes/trays/closing`, body);
    },
    onSuccess: ({ code, envelopes }) => {
      toast({ text: t('envelopes.desk.tray.closed', { code, envelopes }) });
      return client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    },
  });
  return (
    <div className="stack">
      <div className="spread">
        <h2>{t('envelopes.desk.trays')}</h2>
        {(desk.phase === 'voting' || desk.phase === 'checking') && (
          <Button isBusy={close.isPending} onClick={() => close.mutate()}>
            {t('envelopes.desk.tray.close')}
          </Button>
        )}
      </div>
      <p className="soft measure">
        {desk.hidesTurnout
          ? t('envelopes.desk.trays.hidden')
          : t('envelopes.desk.trays.detail', { minimum: desk.minimumBlock })}
      </p>
      {close.error && <ProblemNotice problem={toProblem(close.error)} />}
      {desk.trays.length > 0 && (
        <Table
          caption={t('envelopes.desk.trays')}
          isCaptionHidden
          rows={desk.trays}
          rowKey={({ code }) => code}
          columns={[
            {
              id: 'tray',
              header: t('envelopes.desk.column.tray'),
              isRowHeader: true,
              cell: ({ code }) => <bdi className="code">{code}</bdi>,
            },
            {
              id: 'state',
              header: t('envelopes.desk.column.state'),
              cell: ({ state }) => (
                <StatusWord tone={state === 'recorded' ? 'good' : state === 'open' ? 'info' : 'plain'}>
                  {t(`envelopes.desk.tray.state.${state}`)}
                </StatusWord>
              ),
            },
            {
              id: 'envelopes',
              header: t('envelopes.desk.column.envelopes'),
              align: 'end',
              cell: ({ envelopes }) => format.number(envelopes),
            },
          ]}
        />
      )}
    </div>
  );
}
