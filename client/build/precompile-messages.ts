import { readFile } from 'node:fs/promises';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { transformWithOxc, type Plugin } from 'vite';

const CATALOG = /\/messages\.(?:en|es)\.ts$/;

/**
 * Turns every string of a `messages.<locale>.ts` module into Lingui's token form while building, so that no
 * ICU parser travels to the browser. Such a module may import types only: it is evaluated here.
 */
export function precompileMessages(): Plugin {
  return {
    name: 'precompile-messages',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?', 1)[0] ?? id;
      if (!CATALOG.test(file)) return null;
      this.addWatchFile(file);
      const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
      const catalogs = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<
        string,
        Record<string, string>
      >;
      const exported = Object.entries(catalogs).map(([name, messages]) => {
        const compiled = Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]);
        return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))};`;
      });
      return { code: exported.join('\n'), map: null, moduleType: 'js' };
    },
  };
}
