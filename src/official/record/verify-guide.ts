export interface GuideFacts {
  readonly election: string;
  readonly size: number;
  /** SHA-256 of the raw server key in hex. */
  readonly fingerprint: string;
  readonly isOpen: boolean;
}

/** VERIFY.md of an export: how to check it, by the command and by hand, in English and Spanish. */
export function verifyGuide({ election, size, fingerprint, isOpen }: GuideFacts): string {
  return `# How to verify this record

Election \`${election}\`, ${size} entries.${isOpen ? ' **The count is still open**: a later export continues this one.' : ''}

1. Compare this fingerprint with the one in the notice of election. If they differ, stop: the record was
   signed by someone else.

   \`${fingerprint}\`

2. Run \`rollcall verify record.zip\`. It needs no network and no server. If you kept an earlier checkpoint,
   add \`--pin <that file>\`: it shows that nothing was rewritten since.
3. Compare the tally that it prints with the tally of ballots that you were served.

By hand: \`record.jsonl\` holds one entry a line. The leaf of a line is SHA-256 of a zero byte and the line
without its line feed; the leaves form the Merkle tree of RFC 6962. Its root is the third line of
\`checkpoint\`, which is a C2SP signed note; the server's Ed25519 key stands in \`keys.json\` and in the first
entry. \`tally.json\` is the last tally declared.

**What this proves:** what the software did with what the people entered, and that nothing was changed,
removed or put in between afterwards. **What it cannot prove:** that the paper was read correctly. For that,
people watched the count.

---

# Cómo verificar esta acta

Elección \`${election}\`, ${size} asientos.${isOpen ? ' **El recuento sigue abierto**: una exportación posterior continúa esta.' : ''}

1. Compare esta huella con la publicada en el aviso de elección. Si difieren, deténgase: otra persona firmó
   el acta.

   \`${fingerprint}\`

2. Ejecute \`rollcall verify record.zip\`. No necesita red ni servidor. Si guardó un punto de control anterior,
   añada \`--pin <ese archivo>\`: muestra que nada se reescribió desde entonces.
3. Compare el resultado que imprime con el recuento de papeletas que le entregaron.

A mano: \`record.jsonl\` tiene un asiento por línea. La hoja de una línea es SHA-256 de un byte cero y la línea
sin su salto; las hojas forman el árbol de Merkle de RFC 6962. Su raíz es la tercera línea de \`checkpoint\`,
una nota firmada C2SP; la clave Ed25519 del servidor está en \`keys.json\` y en el primer asiento.
\`tally.json\` es el último resultado declarado.

**Lo que esto prueba:** qué hizo el programa con lo que las personas introdujeron, y que después nada se
cambió, quitó ni intercaló. **Lo que no puede probar:** que el papel se leyera bien. Para eso hubo personas
observando el recuento.
`;
}
