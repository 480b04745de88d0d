import { ApiProblem, networkProblem, problemFrom } from './problem';
import { languageOfRequests, tellSignedOut } from './request';

/** Sends a file as it is and says how many of its bytes have gone: `fetch` cannot tell. Refusals are `ApiProblem`. */
export function sendFile<T>(
  path: string,
  file: Blob,
  { onProgress, signal }: { onProgress?: (sent: number) => void; signal?: AbortSignal } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', languageOfRequests());
    // Its own type would depend on the reader's machine.
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded }) => onProgress?.(loaded));
    request.addEventListener('load', () => {
      if (request.status === 401) tellSignedOut();
      try {
        const json: unknown = request.responseText === '' ? undefined : JSON.parse(request.responseText);
        if (request.status >= 200 && request.status < 300) resolve(json as T);
        else reject(problemFrom(request.status, json));
      } catch {
        reject(problemFrom(request.status, null));
      }
    });
    const fail = () => reject(networkProblem());
    request.addEventListener('error', fail);
    request.addEventListener('timeout', fail);
    request.addEventListener('abort', () => reject(abortedProblem()));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The person stopped the sending: nothing to say about it. */
export const ABORTED = 'aborted';

function abortedProblem(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: '',
    // Not 0: it is not tried again by itself.
    status: 499,
    detail: '',
    code: ABORTED,
    errors: [],
  });
}
