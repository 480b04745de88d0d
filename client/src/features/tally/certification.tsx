import { useQuery } from '@tanstack/react-query';
import type { CertificationView } from '@contract/official/tally/tally-document.contract';
import { useFormat } from '../../i18n/provider';
import { ButtonLink } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useTallyMessages } from './messages';
import { certificationQuery } from './queries';

/** What may be certified, as the record shows it; or everything that is in the way. */
export function Certification({ electionId }: { electionId: string }) {
  const t = useTallyMessages();
  const { data } = useQuery(certificationQuery(electionId));
  if (data === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="certification">
      <h2 id="certification">{t(`tally.certificate.${data.kind ?? 'none'}`)}</h2>
      <Body electionId={electionId} view={data} />
    </section>
  );
}

function Body({ electionId, view }: { electionId: string; view: CertificationView }) {
  const t = useTallyMessages();
  const format = useFormat();
  const { kind, obstacles, objectionsDueAt, pair, representative } = view;
  // Closed before its end, the period is neither.
  const isDue = obstacles.includes('objection-period');
  const isOver = objectionsDueAt !== null && new Date(objectionsDueAt).getTime() < Date.now();
  const next = obstacles.find((each) => each === 'runoff' || each === 'rerun' || each === 'set-aside');
  const followed = new URLSearchParams({
    follows: electionId,
    ...(next === 'runoff' && { choices: pair.join(',') }),
  });
  return (
    <>
      {kind !== null && (
        <Notice tone="good" title={t(`tally.certified.${kind}`, { choice: representative ?? '' })} />
      )}
      {kind === null && (
        <ul className="stack">
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{t(`tally.uncertified.${obstacle}`)}</li>
          ))}
        </ul>
      )}
      {objectionsDueAt !== null && (isDue || isOver) && (
        <p className="soft">
          {t(isDue ? 'tally.objections.due' : 'tally.objections.over', {
            at: format.dateTime(objectionsDueAt),
          })}
        </p>
      )}
      {next !== undefined && (
        <p>
          {t('tally.follow.detail')}{' '}
          <a href={`/elections/new?${followed.toString()}`}>{t(`tally.follow.${next}`)}</a>
        </p>
      )}
      <div className="cluster">
        <ButtonLink
          href={`/api/elections/${electionId}/tally/certification/form.pdf?language=${format.locale}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('tally.certificate.pdf')}
        </ButtonLink>
      </div>
      <p className="soft">{t('tally.certificate.note')}</p>
    </>
  );
}
