import { useId, useState, type DragEvent } from 'react';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { ProblemNotice } from '../../../ui/notice';
import { useFilesMessages } from './files/messages';
import type { SendingFiles } from './send-files';

/** A file or several, dropped or chosen. */
export function DropArea({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useFilesMessages();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={isOver ? 'list-drop list-drop-over' : 'list-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="field-label" htmlFor={id}>
        {t('list.files.drop')}
      </label>
      <input
        id={id}
        type="file"
        multiple
        className="input"
        accept=".docx,.xlsx,.csv,.tsv,.txt"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {t('list.files.kinds')}
      </p>
    </div>
  );
}

/** Cells copied from a spreadsheet: the clipboard holds them as text separated by tabs. */
export function PasteArea({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useFilesMessages();
  const id = useId();
  const [text, setText] = useState('');
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <details className="disclosure">
      <summary>{t('list.paste')}</summary>
      <div className="stack">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t('list.paste.label')}
          </label>
          <div className="field-hint" id={`${id}-hint`}>
            {t('list.paste.hint')}
          </div>
          <textarea
            id={id}
            className="input list-paste"
            aria-describedby={`${id}-hint`}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {lines > 0 && (
          <div>
            <Button kind="primary" onClick={() => onFiles([new File([text], `${t('list.paste.name')}.tsv`)])}>
              {t('list.paste.send', { count: lines })}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

/** How far the sending is; or why it stopped, and how it goes on. */
export function Sending({ sending }: { sending: SendingFiles }) {
  const t = useFilesMessages();
  const format = useFormat();
  const { isPending, name, sent, total, problem } = sending;
  if (problem !== null) {
    return <ProblemNotice problem={problem} {...(problem.isPassing && { onRetry: sending.retry })} />;
  }
  if (!isPending) return null;
  const label = t('list.files.sending', { name });
  return (
    <section className="card stack" aria-busy="true">
      <p>{label}</p>
      <progress className="list-progress" max={Math.max(total, 1)} value={sent} aria-label={label} />
      <p className="number">
        {t('list.files.sent', {
          sent: format.number(Math.round(sent / 1000)),
          total: format.number(Math.round(total / 1000)),
        })}
      </p>
      <div>
        <Button onClick={sending.stop}>{t('list.files.stop')}</Button>
      </div>
    </section>
  );
}
