import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportView } from '@contract/roll/imports.contract';
import { useLive } from '../../../api/live';
import { useFormat } from '../../../i18n/provider';
import { usePathParameter } from '../../../shells/route-state';
import { useAnnounce } from '../../../ui/announcer';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { AppliedList } from './applied';
import { Elsewhere } from './elsewhere';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { ListProgress } from './progress';
import { listQuery } from './queries';
import { Review } from './review';
import { useSettled } from './use-choices';
import './wizard.css';

/** One list, from the file to the people. The server keeps its state: the page may be left and opened anywhere. */
export function ListPage() {
  const t = useListMessages();
  const place = useListPlace();
  const id = usePathParameter('import');
  const query = useQuery(listQuery(place, id));
  useLive(place.room, [[...place.key, 'import', id]]);
  return (
    <Page title={t('list.title', { name: query.data?.fileName ?? '…' })}>
      <QueryView query={query}>{(view) => <ListState key={view.id} view={view} />}</QueryView>
    </Page>
  );
}

function ListState({ view }: { view: ImportView }) {
  const t = useListMessages();
  const settled = useSettled(view);
  const [ends, setEnds] = useState(false);
  const [began] = useState(view.state);
  // Ended while it was open here, and not from here.
  const isElsewhere = !ends && (began === 'review' || began === 'reading');
  useStateAnnounced(view);
  useOthersFresh(view);
  switch (view.state) {
    case 'reading':
    case 'review':
      // Read again after a choice: what was read before stays on screen.
      return settled === null ? (
        <ListProgress view={view} />
      ) : (
        <Review view={view} settled={settled} onEnd={setEnds} />
      );
    case 'applying':
    case 'undoing':
      return <ListProgress view={view} />;
    case 'refused':
      return (
        <div className="stack">
          <div className="notice tone-stop" role="alert">
            <p className="notice-title">{view.refusal?.title}</p>
            <p>{view.refusal?.detail}</p>
          </div>
          <Elsewhere isFileNext />
        </div>
      );
    case 'cancelled':
      return (
        <div className="stack">
          {isElsewhere && <Notice tone="warn" title={t('list.elsewhere.cancelled')} />}
          <Notice tone="plain" title={t('list.cancelled')} />
          <Elsewhere />
        </div>
      );
    case 'applied':
      return (
        <div className="stack">
          {isElsewhere && <Notice tone="warn" title={t('list.elsewhere.applied')} />}
          <AppliedList view={view} />
        </div>
      );
  }
}

/** Whatever other pages know of the people is of before, once a list was applied or undone. */
function useOthersFresh({ state, undone }: ImportView): void {
  const client = useQueryClient();
  const { key } = useListPlace();
  const latest = useRef(key);
  const isUndone = undone !== null;
  const before = useRef({ state, isUndone });
  useEffect(() => {
    latest.current = key;
  });
  useEffect(() => {
    const last = before.current;
    before.current = { state, isUndone };
    if (state !== 'applied' || (last.state === state && last.isUndone === isUndone)) return;
    void client.invalidateQueries({ queryKey: latest.current });
  }, [client, isUndone, state]);
}

function useStateAnnounced({ state, counts }: ImportView): void {
  const t = useListMessages();
  const format = useFormat();
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    const last = before.current;
    if (last === state) return;
    before.current = state;
    if (state === 'review')
      announce(t('list.announce.review', { people: format.number(counts?.people ?? 0) }));
    if (state === 'applied') announce(t(last === 'undoing' ? 'list.undone.title' : 'list.announce.applied'));
  }, [announce, counts, format, state, t]);
}
