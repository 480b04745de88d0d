import type { ImportFile, ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { Notice, StatusWord } from '../../../ui/notice';
import { useFilesMessages } from './files/messages';
import { useListMessages } from './messages';

/** What the list is, and where each of its rows went. */
export function ListFacts({ view, isBusy }: { view: ImportView; isBusy: boolean }) {
  const t = useListMessages();
  const ofFiles = useFilesMessages();
  const format = useFormat();
  const fileWords = useFileWords();
  const { counts, files, sameFileAppliedAt, blocking } = view;
  const [first] = files;
  return (
    <div className="stack">
      {blocking !== null && (
        <div className="notice tone-stop" role="alert">
          <p className="notice-title">{blocking.title}</p>
          <p>{blocking.detail}</p>
        </div>
      )}
      {sameFileAppliedAt !== null && (
        <Notice tone="info" title={t('list.same-file', { at: format.dateTime(sameFileAppliedAt) })} />
      )}
      <p className="spread">
        <span className="soft number">
          {[
            ofFiles(`list.kind.${view.listKind}`),
            files.length === 1 && first !== undefined
              ? fileWords(first)
              : ofFiles('list.files.count', { count: files.length }),
            ...(counts === null
              ? []
              : [
                  t('list.rows', {
                    rows: counts.rowsInFile,
                    people: counts.people,
                    leftOut: counts.rowsInFile - counts.people,
                  }),
                ]),
          ].join(' · ')}
        </span>
        {/* Its line is kept free, so that nothing moves when it comes and goes. */}
        <span className="list-busy">
          {isBusy ? (
            <StatusWord tone="info" icon="clock">
              {t('list.reading-again')}
            </StatusWord>
          ) : (
            <StatusWord tone="good">{t('list.read')}</StatusWord>
          )}
        </span>
      </p>
    </div>
  );
}

const DELIMITERS: Readonly<
  Record<string, 'list.file.comma' | 'list.file.semicolon' | 'list.file.tab' | 'list.file.bar'>
> = { ',': 'list.file.comma', ';': 'list.file.semicolon', '\t': 'list.file.tab', '|': 'list.file.bar' };

/** What kind of file it is, in words. */
export function useFileWords(): (file: ImportFile) => string {
  const t = useListMessages();
  return ({ kind, encoding, delimiter }) => {
    switch (kind) {
      case null:
        return '';
      case 'delimited':
        return t('list.file.delimited', {
          encoding: encoding ?? '',
          delimiter: t(DELIMITERS[delimiter ?? ''] ?? 'list.file.tab'),
        });
      default:
        return t(`list.file.${kind}`);
    }
  };
}
