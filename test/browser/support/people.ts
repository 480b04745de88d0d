import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { launchChromium } from './chromium';

const RESULTS = join(__dirname, '..', '..', '..', 'test-results');

/** Everything here takes a moment on an idle machine; this is for one that is not. */
const LONGEST_WAIT = 30_000;

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface PersonOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly isPhone?: boolean;
  readonly locale?: 'en' | 'es';
  readonly colorScheme?: 'light' | 'dark';
  readonly hasScript?: boolean;
  /** Of the screen: its dots an inch are 96 times as many. */
  readonly dotsPerPixel?: number;
}

/** One person at one device: a browser context of their own, and everything their browser complained about. */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy. */
  readonly complaints: string[];
  /** From here on a complaint that matches is part of the test. */
  tolerate(pattern: RegExp): void;
}

/** The browser of one test file and the people in it. */
export class People {
  readonly #all: Person[] = [];
  #broken: string | null = null;

  private constructor(
    private readonly browser: Browser,
    private readonly address: () => string,
    private readonly output: () => string,
  ) {}

  /** `address` of the server as it is when somebody comes; `output` is kept when a test fails. */
  static async arrive(address: () => string, output: () => string = () => ''): Promise<People> {
    return new People(await launchChromium(), address, output);
  }

  async welcome(name: string, options: PersonOptions = {}): Promise<Person> {
    const context = await this.browser.newContext(contextOptions(this.address(), options));
    context.setDefaultTimeout(LONGEST_WAIT);
    const page = await context.newPage();
    const complaints: string[] = [];
    // A visitor's page asks who it is talking to: 401 says "nobody yet".
    const tolerated: RegExp[] = [/\b401\b.*\/api\/session$/];
    const complain = (complaint: string): void => {
      if (!tolerated.some((pattern) => pattern.test(complaint))) complaints.push(`${name}: ${complaint}`);
    };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(wordsOf(message));
    });
    page.on('pageerror', (error) => complain(error.stack ?? error.message));
    const person: Person = {
      name,
      context,
      page,
      complaints,
      tolerate: (pattern) => {
        tolerated.push(pattern);
        for (const complaint of complaints.filter((each) => pattern.test(each))) {
          complaints.splice(complaints.indexOf(complaint), 1);
        }
      },
    };
    this.#all.push(person);
    return person;
  }

  async dismiss(...persons: readonly Person[]): Promise<void> {
    for (const person of persons) {
      await person.context.close();
      this.#all.splice(this.#all.indexOf(person), 1);
    }
    expect(persons.flatMap(({ complaints }) => complaints)).toEqual([]);
  }

  /** A test that leaves a picture of every open page in test-results/ when it fails or a browser complains. */
  async try(name: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
      expect(this.#all.flatMap(({ complaints }) => complaints)).toEqual([]);
    } catch (error) {
      await this.#photograph(name);
      throw error;
    }
  }

  /** One step of a story: when one fails, those after it are not tried. */
  async step(name: string, run: () => Promise<void>): Promise<void> {
    if (this.#broken !== null) throw new Error(`Not tried, because this failed before: ${this.#broken}`);
    this.#broken = name;
    await this.try(name, run);
    this.#broken = null;
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

  async #photograph(test: string): Promise<void> {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, `${fileName(test)}.log`), this.output());
    for (const { name, page } of this.#all) {
      await page
        .screenshot({
          path: join(RESULTS, `${fileName(`${test} - ${name}`)}.png`),
          fullPage: true,
          timeout: 5_000,
        })
        .catch(() => undefined);
    }
  }
}

function fileName(words: string): string {
  return words.replace(/[^\w-]+/g, ' ').trim();
}

export function contextOptions(baseURL: string, options: PersonOptions): BrowserContextOptions {
  return {
    baseURL,
    viewport: options.size ?? (options.isPhone === true ? PHONE : DESK),
    deviceScaleFactor: options.dotsPerPixel ?? 1,
    isMobile: options.isPhone ?? false,
    hasTouch: options.isPhone ?? false,
    locale: options.locale === 'es' ? 'es-US' : 'en-US',
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    timezoneId: 'America/Chicago',
    javaScriptEnabled: options.hasScript ?? true,
  };
}

function wordsOf(message: ConsoleMessage): string {
  return `${message.text()} ${message.location().url}`.trim();
}
