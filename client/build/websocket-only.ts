import type { Plugin } from 'vite';

const WITH_ALL_TRANSPORTS = /engine\.io-client\/build\/esm\/(?:socket|index)\.js$/;
const OTHER_TRANSPORT = /engine\.io-client\/build\/esm\/transports\/(?:polling|webtransport)/;
const ONLY = '\0websocket-only';

/** The server speaks WebSocket alone, so the page need not carry the transports that it would never use. */
export function websocketOnly(): Plugin {
  let websocket = '';
  return {
    name: 'websocket-only',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== './transports/index.js' || importer === undefined || !WITH_ALL_TRANSPORTS.test(importer))
        return null;
      websocket = (await this.resolve('./transports/websocket.js', importer))?.id ?? '';
      return ONLY;
    },
    load(id) {
      if (id !== ONLY) return null;
      return `import { WS } from ${JSON.stringify(websocket)}; export const transports = { websocket: WS };`;
    },
    transform(_code, id) {
      return OTHER_TRANSPORT.test(id) ? { moduleSideEffects: false } : null;
    },
  };
}
