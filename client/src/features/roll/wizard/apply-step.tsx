import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApplyImport, ImportView } from '@contract/roll/imports.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import type { Wire } from '../../../api/wire';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { Figure, Figures } from '../../../ui/figure';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { Notice } from '../../../ui/notice';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { listPath, listQuery, sealQuery } from './queries';
import type { StepProps } from './review';
import type { PeopleInHand } from './use-people';

/** What is going to happen in numbers, once more; and the one press that makes it so. */
export function ApplyStep({
  view,
  inHand,
  people,
  goBack,
  onEnd,
}: StepProps & { people: PeopleInHand; goBack: () => void; onEnd: (ends: boolean) => void }) {
  const t = useListMessages();
  const format = useFormat();
  const place = useListPlace();
  const client = useQueryClient();
  const { queryKey } = listQuery(place, view.id);
  const seal = useQuery({ ...sealQuery(place), enabled: view.reseals });
  const applying = useMutation({
    mutationFn: (servedOn: string | null) => {
      const body: Wire<ApplyImport> = { version: view.version, servedOn };
      return api.post<ImportView>(`${listPath(place, view.id)}/apply`, body);
    },
    onMutate: () => onEnd(true),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
    onError: (error) => {
      onEnd(false);
      // The roll or the list changed meanwhile: what is shown next is what is now.
      if (toProblem(error).status === 409) void client.invalidateQueries({ queryKey });
    },
  });
  const isBusy = inHand.isBusy || people.isBusy;
  const form = useForm(async (values) => {
    if (!isBusy) await applying.mutateAsync(values.optional('servedOn'));
  });
  const { counts } = view;
  if (counts === null) return null;
  if (counts.added + counts.changed + counts.gone === 0 && counts.merged === 0) {
    return (
      <Notice tone="good" title={t('list.compare.nothing')}>
        <div>
          <Button onClick={goBack}>{t('list.apply.back')}</Button>
        </div>
      </Notice>
    );
  }
  return (
    <div className="stack-wide">
      <Figures>
        <Figure label={t('list.compare.new')} value={counts.added} />
        <Figure label={t('list.compare.changed')} value={counts.changed} />
        <Figure
          label={t('list.compare.gone')}
          value={counts.gone}
          {...(counts.goneUnexplained > 0 && {
            note: t('list.gone.still', { count: counts.goneUnexplained }),
          })}
        />
        <Figure label={t('list.compare.same')} value={counts.same} />
      </Figures>
      {view.reseals && (
        <Notice tone="warn" title={t('list.apply.reseals')}>
          <p className="measure">
            {seal.data?.seal
              ? t('list.apply.supersedes', {
                  number: format.number(seal.data.seal.number),
                  at: format.dateTime(seal.data.seal.sealedAt),
                })
              : t('list.apply.supersedes-one')}
          </p>
        </Notice>
      )}
      <Form
        form={form}
        action={isBusy ? t('list.reading-again') : t('list.apply.action', { count: counts.people })}
        label={t('list.step.apply')}
      >
        {view.listKind !== 'union' && (
          <div className="list-served">
            <TextField
              name="servedOn"
              type="date"
              label={t('list.apply.served')}
              hint={t('list.apply.served.hint')}
              isOptional
              defaultValue={view.servedOn ?? undefined}
            />
          </div>
        )}
      </Form>
      <p className="soft measure">{t('list.apply.undo')}</p>
    </div>
  );
}
