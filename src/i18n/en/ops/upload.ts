import { count } from '../words.ts';

export const upload = {
  title: 'What I read',
  nothing: 'Nothing of this can be stored, so there is nothing to decide.',
  choices: (until: string) =>
    `Announce: the channels are told, as if I had found it myself. Keep silently: it is stored and can be looked up, and nobody is told. Discard: nothing is stored. The buttons work until ${until}.`,
  buttons: { announced: 'Announce', kept: 'Keep silently', discarded: 'Discard' },
  held: (signatories: number) =>
    `I hold it already, with ${count(signatories, 'signatory', 'signatories')}. Whoever was told of it is not told again.`,
  old: 'It is too old to be news. If you announce it, the channels are told all the same.',
  troubles: {
    incomplete:
      'It looks like a written declaration, and something of it is missing. Save the whole page of the text, not its details, and attach it again.',
    other: 'It is no written declaration.',
    blocked:
      'It is a check for human visitors or an error page. Open the address again, wait until the text is there, then save it.',
    pdf: 'No text can be read in this PDF: it is a scan, locked or damaged. Save the web page of the text instead.',
    file: 'It is no page, text or PDF. Save the page as HTML, as a single file (MHTML) or as text.',
    tooLarge: 'It is larger than 10 MB. Save the page without its pictures.',
    notFetched: 'Discord did not give it to me. Attach it again.',
    notDiscord: 'It does not come from Discord, so I did not fetch it.',
  },
  detail: (reason: string) => `In detail: ${reason}`,
  decided: { announced: 'Announced', kept: 'Kept silently', discarded: 'Discarded' },
  before: 'This was decided before; nothing more was done now.',
  outcomes: {
    new: 'stored',
    edition: 'stored as a later edition of one I held',
    text: 'its text in this language is stored',
    correction: 'what I held is corrected',
    unchanged: 'I held it already, just like this',
    failed:
      'not stored: another declaration with the same number is held, with another title and other names',
  },
  alerts: (alerts: number) =>
    alerts === 0
      ? 'No channel is to be told: none follows it, or it was told before.'
      : `${count(alerts, 'channel is', 'channels are')} told.`,
  posted: 'Alerts are posted at once, digests at their hour. `/why` says what became of each.',
  forgotten: 'What was attached is no longer kept. Attach the files again.',
  notYours:
    'This is for whoever runs me: the owner of the application, its team, and those who may manage the channel in which I tell the operator of trouble.',
  unsure: 'Discord does not tell me now who runs me. Try again in a minute.',
};
