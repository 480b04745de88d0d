import { useQueryClient } from '@tanstack/react-query';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { ObjectionView, ResolveObjection } from '@contract/official/objections/objections.contract';
import { OBJECTION_RULINGS } from '@domain/objections';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextAreaField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { useObjectionsMessages } from './messages';
import './objections.css';

/** The words of an objection, and the agent's ruling on it. */
export function ObjectionDialog({
  election,
  objection,
  mayRule,
  onClose,
}: {
  election: ElectionView;
  objection: ObjectionView;
  mayRule: boolean;
  onClose: () => void;
}) {
  const t = useObjectionsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const { id, code, text, ruling, rulingNote } = objection;
  const form = useForm(async (values) => {
    const chosen = OBJECTION_RULINGS.find((each) => each === values.text('ruling')) ?? 'overruled';
    const body: Wire<ResolveObjection> = { ruling: chosen, note: values.text('note') };
    await api.post<ObjectionView>(`/api/elections/${election.id}/objections/${id}/ruling`, body);
    await client.invalidateQueries({ queryKey: ['objections', election.id] });
    await client.invalidateQueries({ queryKey: ['tally', election.id] });
    onClose();
  });
  const isRuling = mayRule && ruling === null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isRuling ? 'objections.rule.title' : 'objections.detail.title', { code })}
    >
      <p className="objection-text">{text}</p>
      {rulingNote !== '' && (
        <p className="objection-text">{t('objections.detail.note', { note: rulingNote })}</p>
      )}
      {isRuling ? (
        <>
          <p>{t('objections.rule.detail')}</p>
          <Form
            form={form}
            action={t('objections.rule.send')}
            extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
          >
            <SelectField
              name="ruling"
              label={t('objections.rule.ruling')}
              options={OBJECTION_RULINGS.map((value) => ({ value, label: t(`objections.ruling.${value}`) }))}
            />
            <TextAreaField name="note" label={t('objections.rule.note')} isOptional rows={4} />
          </Form>
        </>
      ) : (
        <div className="cluster">
          <Button onClick={onClose}>{t('objections.close')}</Button>
        </div>
      )}
    </Dialog>
  );
}
