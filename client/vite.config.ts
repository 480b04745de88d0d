import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { precompileMessages } from './build/precompile-messages.ts';
import { websocketOnly } from './build/websocket-only.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** In development each workspace answers under its own prefix, as the server does in production. */
function serveShells(): Plugin {
  const shells: readonly (readonly [RegExp, string])[] = [
    [/^\/campaign(?:\/|$)/, '/campaign.html'],
    [/^\/count(?:\/|$)/, '/count.html'],
    [/^\/e\//, '/board.html'],
  ];
  return {
    name: 'serve-shells',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const wantsPage = request.headers.accept?.includes('text/html') ?? false;
        const path = request.url ?? '/';
        if (wantsPage && !path.includes('.html')) {
          request.url = shells.find(([prefix]) => prefix.test(path))?.[1] ?? '/office.html';
        }
        next();
      });
    },
  };
}

const SERVER = process.env['ROLLCALL_SERVER'] ?? 'http://127.0.0.1:3000';

// `@contract/*` has no alias here on purpose: contracts carry decorators and are imported as types only, so
// importing one as a value fails the build.
export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  appType: 'custom',
  plugins: [precompileMessages(), websocketOnly(), react(), serveShells()],
  resolve: { alias: { '@domain': here('../src/domain') } },
  server: {
    proxy: {
      '/api': SERVER,
      '/socket.io': { target: SERVER, ws: true },
      '^/e/.*/results\\.json': SERVER,
    },
  },
  ...(isSsrBuild === true
    ? {
        define: { 'process.env.NODE_ENV': '"production"' },
        ssr: { noExternal: true, target: 'node' as const },
        build: {
          outDir: 'dist-ssr',
          emptyOutDir: true,
          copyPublicDir: false,
          target: 'node20',
          rolldownOptions: {
            input: { board: here('src/shells/board/server.tsx') },
            output: { format: 'cjs' as const, entryFileNames: '[name].cjs', codeSplitting: false },
          },
        },
      }
    : {
        build: {
          outDir: 'dist',
          emptyOutDir: true,
          manifest: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: {
              office: here('office.html'),
              campaign: here('campaign.html'),
              count: here('count.html'),
              board: here('board.html'),
            },
          },
        },
      }),
}));
