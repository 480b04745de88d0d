/** What the public board needs too: it carries no other words of the interface. */
export const coreEn = {
  'ui.skip': 'Skip to the content',
  'ui.workspace.board': 'Public board',
  'ui.theme': 'Colors',
  'ui.footer.version': 'Rollcall {version}',
  'ui.footer.zone': 'Times are in the zone of the election: {zone}',
  'ui.busy': 'One moment…',
  'ui.close': 'Close',
  'ui.show-as-table': 'Show as table',
  'ui.share': '{part} of {whole} ({percent})',
  'ui.of': 'of {whole}',
  'ui.chart.choice': 'Choice',
  'ui.chart.votes': 'Votes',
} as const;
