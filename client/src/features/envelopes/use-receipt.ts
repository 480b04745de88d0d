import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReceiveEnvelope, ScanView } from '@contract/official/envelopes/envelopes.contract';
import { isPaperCode } from '@domain/paper-code';
import { ApiProblem, toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { heldScans, holdScan, refusedScans, releaseScan, type HeldScan } from './held-scans';
import { playTone } from './tones';

/** What the big panel shows. */
export type Shown =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending'; readonly key: string }
  | { readonly kind: 'scan'; readonly scan: ScanView }
  | { readonly kind: 'held'; readonly key: string }
  | { readonly kind: 'no-desk'; readonly key: string }
  | { readonly kind: 'not-an-envelope'; readonly key: string }
  | { readonly kind: 'refused'; readonly key: string; readonly problem: ApiProblem };

const RETRY_MILLISECONDS = 3_000;

/**
 * Sends each scan once. It is kept on this laptop before it is sent and until the server has answered, so that
 * neither a lost network nor a closed lid loses an envelope.
 */
export function useReceipt(electionId: string, desk: string | null) {
  const client = useQueryClient();
  const [shown, setShown] = useState<Shown>({ kind: 'ready' });
  const [held, setHeld] = useState(0);
  const [refused, setRefused] = useState<readonly HeldScan[]>([]);
  const isSending = useRef(false);
  const newest = useRef('');

  const flush = useCallback(async (): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    try {
      for (;;) {
        const [scan] = await heldScans(electionId);
        if (scan === undefined) break;
        const body: Wire<ReceiveEnvelope> = {
          id: scan.id,
          key: scan.key,
          condition: scan.isReturn ? 'undeliverable' : null,
          desk: scan.desk,
          scannedAt: scan.scannedAt,
          sentAt: new Date().toISOString(),
        };
        const isNewest = () => newest.current === scan.id;
        try {
          const view = await api.post<ScanView>(`/api/elections/${electionId}/envelopes/scans`, body);
          await releaseScan(scan.id);
          playTone(view.result === 'received' || view.result === 'undelivered' ? 'ok' : 'stop');
          if (isNewest()) setShown({ kind: 'scan', scan: view });
        } catch (error) {
          const problem = toProblem(error);
          // Unreachable, busy, or signed out meanwhile: it stays on this laptop.
          if (problem.isPassing || problem.status === 401 || problem.status === 429) {
            // Whatever is newest waits behind this one, and is held too.
            setShown((now) => (now.kind === 'sending' ? { kind: 'held', key: now.key } : now));
            break;
          }
          await holdScan({ ...scan, refusal: { title: problem.title, detail: problem.detail } });
          playTone('stop');
          if (isNewest()) setShown({ kind: 'refused', key: scan.key, problem });
        }
      }
    } finally {
      isSending.current = false;
      setHeld((await heldScans(electionId)).length);
      setRefused(await refusedScans(electionId));
      void client.invalidateQueries({ queryKey: ['envelopes', electionId] });
    }
  }, [client, electionId]);

  const receive = useCallback(
    async (key: string, isReturn = false): Promise<void> => {
      if (isPaperCode(key)) {
        playTone('stop');
        setShown({ kind: 'not-an-envelope', key });
        return;
      }
      if (desk === null) {
        // Nothing is open to take it: whoever scans hears and sees it, and scans again.
        playTone('stop');
        setShown({ kind: 'no-desk', key });
        return;
      }
      const id = mintId();
      newest.current = id;
      setShown({ kind: 'sending', key });
      await holdScan({
        id,
        electionId,
        key,
        desk,
        isReturn,
        scannedAt: new Date().toISOString(),
        order: Date.now(),
        refusal: null,
      });
      setHeld((await heldScans(electionId)).length);
      await flush();
      // What came in while others were being sent.
      if ((await heldScans(electionId)).some((scan) => scan.id === id)) await flush();
    },
    [desk, electionId, flush],
  );

  useEffect(() => {
    void flush();
    // Neither the `online` event nor `navigator.onLine` can be relied upon: trying is the only test.
    const timer = window.setInterval(() => {
      void heldScans(electionId).then((scans) => (scans.length > 0 ? flush() : undefined));
    }, RETRY_MILLISECONDS);
    const wake = () => void flush();
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [electionId, flush]);

  const dismiss = useCallback(
    async (id: string): Promise<void> => {
      await releaseScan(id);
      setRefused(await refusedScans(electionId));
    },
    [electionId],
  );

  return { shown, held, refused, receive, flush, dismiss, show: setShown };
}
