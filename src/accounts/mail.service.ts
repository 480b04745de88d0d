import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Environment } from '../platform/environment';
import { Problem } from '../platform/problem';
import { ENVIRONMENT } from '../platform/tokens';
import type { MailText } from './mail-texts';

export interface Mail extends MailText {
  readonly to: string;
}

/** Sends mail by SMTP_URL. Without it there is no mail, and links are handed over by whoever made them. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  readonly #transport: Transporter | null;
  readonly #log = new Logger(Mailer.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'smtpUrl' | 'mailFrom'>) {
    this.#transport = environment.smtpUrl === undefined ? null : createTransport(environment.smtpUrl);
  }

  get isConfigured(): boolean {
    return this.#transport !== null;
  }

  /** Throws `mail-not-sent` when the mail server does not take the message. */
  async send({ to, subject, text }: Mail): Promise<void> {
    try {
      await this.#transport?.sendMail({ from: this.environment.mailFrom, to, subject, text });
    } catch (error) {
      this.#log.warn(`mail not sent: ${error instanceof Error ? error.message : String(error)}`);
      throw new Problem('mail-not-sent');
    }
  }

  onApplicationShutdown(): void {
    this.#transport?.close();
  }
}
