export const recordEn = {
  'record.title': 'Election record',
  'record.navigation': 'Record',
  'record.intro':
    'Everything that both parties may see about the count, in the order in which it happened. Nothing here can be changed or removed. It proves what the software did with what people entered; it can’t prove that paper was read correctly.',
  'record.head.title': 'Where the record stands',
  'record.head.code': 'Room code',
  'record.head.code.hint':
    'The same eight characters on every screen in the room. If yours differs, say so aloud.',
  'record.head.size': 'Entries at that checkpoint',
  'record.head.fingerprint': 'Fingerprint of the server key',
  'record.head.fingerprint.hint': 'Compare it with the notice of election.',
  'record.head.none': 'The first checkpoint is signed when voting begins.',
  'record.download': 'Download the record (zip)',
  'record.verify.title': 'Check it yourself',
  'record.verify.detail':
    'Download the record, then run “rollcall verify” on the file, on any machine, without a network. It says in words whether all of it holds.',
  'record.entries.title': 'Entries',
  'record.entries.caption': '{count, plural, one {# entry, newest first} other {# entries, newest first}}',
  'record.column.index': 'No.',
  'record.column.at': 'Time',
  'record.column.what': 'What happened',
  'record.kind.election.opened': 'Record opened; blocks of {blockSize}, none smaller than {minimumBlock}',
  'record.kind.phase.changed': 'Phase changed from {from} to {to}',
  'record.kind.party.registered': 'Party {party} registered a key',
  'record.kind.party.cosigned': 'Party {party} cosigned the first {size} entries',
  'record.kind.roll.sealed': '{voters, plural, one {Roll sealed: # voter} other {Roll sealed: # voters}}',
  'record.kind.mailing.recorded':
    '{kits, plural, one {Mailing recorded: # kit} other {Mailing recorded: # kits}}',
  'record.kind.undelivered.recorded':
    '{kits, plural, one {Returned by the post: # kit} other {Returned by the post: # kits}}',
  'record.kind.tray.received':
    '{envelopes, plural, one {Tray {tray} closed with # envelope} other {Tray {tray} closed with # envelopes}}',
  'record.kind.polls.closed':
    'Polls closed: {checkedOff} checked off, {ballotsInBoxes} ballots in boxes, {challenged} challenged',
  'record.kind.late.received':
    '{envelopes, plural, one {# envelope came after the count began: kept, not counted} other {# envelopes came after the count began: kept, not counted}}',
  'record.kind.challenge.raised': 'Challenge {docket} raised by {party} on ground {ground}',
  'record.kind.challenge.withdrawn': 'Challenge {docket} withdrawn',
  'record.kind.challenge.resolved': 'Challenge {docket} ruled {ruling}',
  'record.kind.envelopes.reconciled':
    'Envelopes reconciled: {received} received, {accepted} accepted, {challenged} challenged, {outstanding} outstanding',
  'record.kind.blocks.formed':
    '{blocks, plural, one {# block formed} other {# blocks formed}} of {ballots} ballots',
  'record.kind.opening.acknowledged': 'Opening of {ballots} ballots: {party} {answer}',
  'record.kind.entry.committed': 'Block {block}, round {round}: teller {slot} committed to a count',
  'record.kind.entry.revealed': 'Block {block}, round {round}: count of teller {slot} revealed',
  'record.kind.round.abandoned': 'Block {block}: round {round} abandoned',
  'record.kind.block.sealed': 'Block {block} sealed: {votes}, void {void}, challenged {challenged}',
  'record.kind.block.superseded': 'Seal of block {block} superseded: {reason}',
  'record.kind.tally.declared':
    'Tally declared, revision {revision}: {votes}, void {void}, challenged {challenged}',
  'record.kind.objection.filed': 'Objection {objection} filed by {party}',
  'record.kind.objection.resolved': 'Objection {objection} resolved: {ruling}',
  'record.kind.count.closed': 'Count closed after {size} entries',
  'record.ruling.eligible': 'eligible',
  'record.ruling.ineligible': 'ineligible',
} as const;
