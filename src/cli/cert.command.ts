import type { Command } from 'commander';
import { makeCertificate, namesOfThisMachine } from '../platform/certificate';
import { makeDataFolder, parseSettings } from '../platform/environment';
import { say, show } from './terminal';

export function addCertCommand(program: Command): void {
  program
    .command('cert')
    .summary('make a certificate for this machine')
    .description(
      'Makes a self-signed certificate and its key in DATA_DIR/tls, so that phones and desks in one network can reach Rollcall over https.',
    )
    .argument('[names...]', 'host names and IP addresses to certify (default: all of this machine)')
    .option('--replace', 'replace the certificate that is there')
    .action(async (names: string[], options: { replace?: boolean }) => {
      // HOST and the TLS files are what this command makes possible: their absence must not stop it.
      const { dataDir } = parseSettings({ DATA_DIR: process.env['DATA_DIR'] });
      makeDataFolder(dataDir);
      const made = await makeCertificate(dataDir, names.length > 0 ? names : namesOfThisMachine(), {
        replace: options.replace === true,
        now: new Date(),
      });
      show(`TLS_CERT=${made.certificateFile}\nTLS_KEY=${made.keyFile}\n`);
      say(`For ${made.names.join(', ')}, until ${made.validUntil.toISOString().slice(0, 10)}.`);
      say(`Browsers warn once: compare the SHA-256 fingerprint ${made.fingerprint}, then accept it.`);
    });
}
