import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  BallotLanguageInput,
  ChangeLanguages,
  NoticeView,
} from '@contract/official/envelopes/notice.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { TextAreaField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { ProblemNotice } from '../../ui/notice';
import { useEnvelopesMessages } from './messages';

/** The ballot in another language: its words are data, checked by whoever reads it. */
export function LanguagesForm({ electionId, notice }: { electionId: string; notice: NoticeView }) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const save = async (languages: Wire<BallotLanguageInput>[]) => {
    const body: Wire<ChangeLanguages> = { languages };
    await api.put(`/api/elections/${electionId}/notice/languages`, body);
    await client.invalidateQueries({ queryKey: ['notice', electionId] });
  };
  const remove = useMutation({
    mutationFn: (language: string) => save(notice.languages.filter((each) => each.language !== language)),
  });
  const form = useForm(async (values, element) => {
    await save([
      ...notice.languages,
      {
        language: values.text('language'),
        question: values.text('question'),
        labels: Object.fromEntries(notice.choices.map(({ id }) => [id, values.text(`label-${id}`)])),
        instructions: values.text('instructions'),
      },
    ]);
    element.reset();
  });
  return (
    <section className="card stack no-print" aria-labelledby="languages">
      <h2 id="languages">{t('envelopes.languages.title')}</h2>
      <p className="soft measure">{t('envelopes.languages.detail')}</p>
      {remove.error && <ProblemNotice problem={toProblem(remove.error)} />}
      {notice.languages.map(({ language }) => (
        <div key={language} className="cluster">
          <bdi className="code">{language}</bdi>
          <Button kind="quiet" isBusy={remove.isPending} onClick={() => remove.mutate(language)}>
            {t('envelopes.languages.remove', { language })}
          </Button>
        </div>
      ))}
      <Form
        form={form}
        action={t('envelopes.languages.add')}
        kind="plain"
        label={t('envelopes.languages.add')}
      >
        <TextField
          name="language"
          label={t('envelopes.languages.language')}
          hint={t('envelopes.languages.language.hint')}
          autoComplete="off"
        />
        <TextField name="question" label={t('envelopes.languages.question')} autoComplete="off" />
        {notice.choices.map(({ id, label }) => (
          <TextField
            key={id}
            name={`label-${id}`}
            label={t('envelopes.languages.label', { label })}
            autoComplete="off"
          />
        ))}
        <TextAreaField
          name="instructions"
          label={t('envelopes.languages.instructions')}
          rows={3}
          isOptional
        />
      </Form>
    </section>
  );
}
