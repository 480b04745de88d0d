import type { Page } from 'playwright-core';
import type { People, Person, PersonOptions } from './people';

export const PASSWORD = 'four words in a row';

export interface Invitee {
  readonly name: string;
  readonly email: string;
  readonly role: 'Election agent' | 'Teller' | 'Observer' | 'Lead organizer' | 'Organizer';
  /** The party of an observer or a lead; who nominated a teller. */
  readonly party?: string;
}

/** Invites someone on the page of people and roles; without mail the link stands on the screen. */
export async function invite(page: Page, { name, email, role, party }: Invitee): Promise<string> {
  const form = page.getByRole('form', { name: 'Invite someone' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  if (party !== undefined) await form.getByLabel(/^(?:Party|Nominated by)/).selectOption(party);
  await form.getByRole('button', { name: 'Make invitation' }).click();
  const made = page.getByRole('status').filter({ hasText: `Hand this link to ${email}` });
  return made.locator('code').innerText();
}

/** Opens the link in a browser of their own and comes in. */
export async function acceptInvitation(
  people: People,
  link: string,
  name: string,
  options: PersonOptions = {},
): Promise<Person> {
  const person = await people.welcome(name, options);
  const { page } = person;
  await page.goto(link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept and go in' }).click();
  await page.waitForURL(/\/(?:count|campaign)\//);
  await page.getByRole('banner').getByText('Juniper').waitFor();
  return person;
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/in');
}
