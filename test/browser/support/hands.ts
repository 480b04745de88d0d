import type { Locator, Page } from 'playwright-core';

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

/** A barcode scanner is a keyboard that types faster than anyone, and ends with Enter. */
export async function scan(page: Page, key: string): Promise<void> {
  await page.keyboard.type(key, { delay: 5 });
  await page.keyboard.press('Enter');
}
