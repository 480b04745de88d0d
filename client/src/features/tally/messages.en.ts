export const tallyEn = {
  'tally.navigation': 'Tally',
  'tally.title': 'Tally of ballots',
  'tally.none': 'The tally begins with the count.',
  'tally.progress.blocks': 'Blocks sealed',
  'tally.progress.ballots': 'Ballots counted',
  'tally.live': 'So far, from sealed blocks',
  'tally.current': 'To be declared',
  'tally.declared': 'Tally of ballots, declared {at}',
  'tally.revised': 'Revised tally {revision}, declared {at}',
  'tally.line': 'Line',
  'tally.what': 'Tally of ballots',
  'tally.number': 'Number',
  'tally.line.eligible': 'Approximate number of eligible voters',
  'tally.line.void': 'Number of void ballots',
  'tally.line.for': 'Number of votes cast for {choice}',
  'tally.line.against': 'Number of votes cast against participating labor organization(s)',
  'tally.line.valid': 'Number of valid votes counted',
  'tally.line.challenged': 'Number of challenged ballots',
  'tally.line.valid-plus-challenged': 'Number of valid votes counted plus challenged ballots',
  'tally.line.sufficient': 'Challenges are sufficient in number to affect the results of the election.',
  'tally.line.not-sufficient':
    'Challenges are not sufficient in number to affect the results of the election.',
  'tally.line.majority':
    'A majority of the valid votes counted plus challenged ballots has been cast for {choice}.',
  'tally.line.majority-against':
    'A majority of the valid votes counted plus challenged ballots has been cast against participating labor organization(s).',
  'tally.line.no-majority':
    'A majority of the valid votes counted plus challenged ballots has not been cast for any labor organization.',
  'tally.warning.more-ballots-than-eligible':
    'More ballots than approximate eligible voters. It is shown, and blocks nothing.',
  'tally.warning.needs-ruling-102.70d':
    'Practice differs on this result (29 CFR 102.70(d)): it needs a ruling.',
  'tally.warning.one-ballot-disclosed':
    'One ballot was opened since the tally before: how that person voted can be known.',
  'tally.warning.same-mark-disclosed':
    'All ballots opened since the tally before are marked alike: how those people voted can be known.',
  'tally.standing.title': 'Can it still change?',
  'tally.standing.nothing-counted':
    'No block is sealed yet. {left, plural, one {# ballot is} other {# ballots are}} to be counted.',
  'tally.standing.open': 'Yes. {left, plural, one {# ballot is} other {# ballots are}} still to be counted.',
  'tally.standing.challenges-could-change':
    'Only through the challenges: {challenged, plural, one {# is} other {# are}} unresolved, and they could change the result.',
  'tally.standing.settled': 'No. Nothing that is left can change the result.',
  'tally.standing.clinched': '{choice}: decided, whatever is left.',
  'tally.standing.clinched-aside': '{choice}: decided, challenges aside.',
  'tally.standing.needs': '{choice} needs {needed} of the remaining {left}, challenges aside.',
  'tally.standing.out-of-reach': '{choice}: cannot be reached without the challenges.',
  'tally.declare.title': 'Declare the tally',
  'tally.declare.detail':
    'Type the totals again from the count table’s own sheet. They must be those of the sealed blocks.',
  'tally.declare.total': 'Votes: {choice}',
  'tally.declare.number.wrong': 'Enter a whole number from 0.',
  'tally.declare.send': 'Declare',
  'tally.declare.send.revised': 'Declare the revised tally',
  'tally.declare.done': 'The tally is declared and stands in the record.',
  'tally.obstacle.blocks-unsealed': 'Blocks are still to be sealed before the tally can be declared.',
  'tally.obstacle.identity': 'The numbers do not balance yet: challenged ballots and their dockets differ.',
  'tally.opening.title': 'Open settled challenges',
  'tally.opening.count':
    '{ballots, plural, one {# ballot, withdrawn or ruled eligible, is not opened yet.} other {# ballots, withdrawn or ruled eligible, are not opened yet.}}',
  'tally.opening.small':
    'So few can tell how someone voted. Everyone answers this warning before they are opened; it warns, and stops nothing.',
  'tally.opening.waiting': 'Not answered yet: {parties}.',
  'tally.opening.acknowledge': 'I have read the warning',
  'tally.opening.refuse': 'I object to opening so few',
  'tally.opening.absent': 'Record that {party} is absent',
  'tally.opening.open': 'Open them all together',
  'tally.opening.agent': 'the agent',
} as const;
