import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TallyDocumentView } from '@contract/official/tally/tally-document.contract';
import type { TallyFormView } from '@contract/official/tally/tally.contract';
import { useCan } from '../../api/election';
import { useFormat } from '../../i18n/provider';
import { Button, ButtonLink } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { FormLines } from './form-lines';
import { useTallyMessages } from './messages';
import { documentQuery } from './queries';
import { RefusalDialog } from './refusal-dialog';

/** A tally that stands in the record: its lines, what it was signed over, and its paper. */
export function DeclaredTally({ electionId, form }: { electionId: string; form: TallyFormView }) {
  const t = useTallyMessages();
  const format = useFormat();
  const { data } = useQuery(documentQuery(electionId, form.revision));
  const at = form.declaredAt === null ? '' : format.dateTime(form.declaredAt);
  const title =
    form.revision === 0 ? t('tally.declared', { at }) : t('tally.revised', { revision: form.revision, at });
  return (
    <div className="stack">
      <FormLines
        title={title}
        form={form}
        isFinal
        isRevised={form.revision > 0 && data !== undefined}
        {...(data !== undefined && { lines: data.lines })}
      />
      {data !== undefined && <Paper electionId={electionId} document={data} />}
    </div>
  );
}

function Paper({ electionId, document }: { electionId: string; document: TallyDocumentView }) {
  const t = useTallyMessages();
  const format = useFormat();
  const can = useCan(electionId);
  const [refusing, setRefusing] = useState<string | null>(null);
  const { form, head, signers, revises, revisedBy, explanation } = document;
  const path = `/api/elections/${electionId}/tally/${form.revision}/form`;
  return (
    <div className="card stack">
      <p>{explanation}.</p>
      {revises !== null && <p className="soft">{t('tally.revises')}</p>}
      {revisedBy !== null && (
        <StatusWord tone="warn">{t('tally.revised-by', { revision: revisedBy })}</StatusWord>
      )}
      <div className="cluster">
        <ButtonLink href={`${path}.pdf?language=${format.locale}`} target="_blank" rel="noreferrer">
          {t('tally.form.pdf')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${path}.csv?language=${format.locale}`}>
          {t('tally.form.csv')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${path}.json`} target="_blank" rel="noreferrer">
          {t('tally.form.json')}
        </ButtonLink>
      </div>
      <dl className="tally-head">
        <dt>{t('tally.head.code')}</dt>
        <dd className="code">{head.roomCode}</dd>
        <dt>{t('tally.head.size')}</dt>
        <dd>{format.number(head.size)}</dd>
        <dt>{t('tally.head.root')}</dt>
        <dd className="code tally-hash">{head.root}</dd>
        <dt>{t('tally.head.fingerprint')}</dt>
        <dd className="code tally-hash">{head.fingerprint}</dd>
      </dl>
      <h3>{t('tally.signers')}</h3>
      <ul className="stack">
        {signers.map(({ party, name, declinedAt }) => (
          <li key={party} className="cluster">
            <bdi>{name}</bdi>
            {declinedAt !== null ? (
              <StatusWord tone="info">{t('tally.declined', { at: format.dateTime(declinedAt) })}</StatusWord>
            ) : can('tally.declare') ? (
              <Button kind="quiet" onClick={() => setRefusing(party)}>
                {t('tally.decline', { party: name })}
              </Button>
            ) : (
              <span className="soft">{t('tally.signs-on-paper')}</span>
            )}
          </li>
        ))}
      </ul>
      {refusing !== null && (
        <RefusalDialog
          electionId={electionId}
          revision={form.revision}
          party={refusing}
          name={signers.find(({ party }) => party === refusing)?.name ?? refusing}
          onClose={() => setRefusing(null)}
        />
      )}
    </div>
  );
}
