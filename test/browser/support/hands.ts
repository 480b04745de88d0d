import type { CDPSession, Locator, Page } from 'playwright-core';

/** Counts what a person does with thumb, mouse and keyboard. */
export class Hands {
  #deeds = 0;

  constructor(private readonly page: Page) {}

  get deeds(): number {
    return this.#deeds;
  }

  async tap(target: Locator): Promise<void> {
    this.#deeds += 1;
    await target.tap();
  }

  async click(target: Locator): Promise<void> {
    this.#deeds += 1;
    await target.click();
  }

  /** One choice in the system's own dialog of files. */
  async choose(target: Locator, file: string): Promise<void> {
    this.#deeds += 1;
    await target.setInputFiles(file);
  }

  /** Single keys, such as 'C', '1', 'Enter'. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#deeds += 1;
      await this.page.keyboard.press(key);
    }
  }
}

const GAP_SECONDS = 0.005;
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * A barcode scanner is a keyboard that types faster than anyone, and ends with Enter. The keys carry their own times,
 * so that a busy machine does not turn a scanner into a person.
 */
export async function scan(page: Page, key: string): Promise<void> {
  const opening = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opening);
  const session = await opening;
  const begun = Date.now() / 1000;
  const strokes = [...Array.from(key), 'Enter'].map((each, index) => {
    const stroke = {
      ...(each === 'Enter'
        ? { key: each, code: each, windowsVirtualKeyCode: 13, text: '\r' }
        : { key: each, text: each }),
      timestamp: begun + index * GAP_SECONDS,
    };
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: each, timestamp: stroke.timestamp }),
    ];
  });
  await Promise.all(strokes.flat());
}
