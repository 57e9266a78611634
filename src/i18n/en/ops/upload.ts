import { count } from '../words.ts';

export const upload = {
  title: 'What I read',
  nothing: 'None of this can be stored, so there is nothing to decide.',
  choices: (until: string) =>
    `Announce: channels get their alerts, as if I had found it myself. Store silently: it is stored and can be looked up, without alerts. Discard: nothing is stored. The buttons work until ${until}.`,
  buttons: { announced: 'Announce', kept: 'Store silently', discarded: 'Discard' },
  held: (signatories: number) =>
    `I already have it, with ${count(signatories, 'signatory', 'signatories')}. Channels that were alerted are not alerted again.`,
  old: 'It is too old to count as new. If you announce it, channels are alerted all the same.',
  troubles: {
    incomplete:
      'It looks like a written declaration, but part of it is missing. Save the whole page of the text, not the page of its details, and attach it again.',
    other: 'It is not a written declaration.',
    blocked:
      'It is a check for human visitors or an error page. Open the address again, wait until the text is there, then save it.',
    pdf: 'This PDF has no readable text: it is a scan, locked or damaged. Save the web page of the text instead.',
    file: 'It is not a page, text or PDF. Save the page as HTML, as a single file (MHTML) or as text.',
    tooLarge: 'It is larger than 10 MB. Save the page without its pictures.',
    notFetched: 'I could not get it from Discord. Attach it again.',
    notDiscord: 'It does not come from Discord, so I did not open it. Attach the file itself.',
  },
  detail: (reason: string) => `Details: ${reason}`,
  decided: { announced: 'Announced', kept: 'Stored silently', discarded: 'Discarded' },
  before: 'This had already been decided; nothing more was done.',
  outcomes: {
    new: 'stored',
    edition: 'stored as a later edition of one I had',
    text: 'its text in this language is stored',
    correction: 'the stored text is corrected',
    unchanged: 'I already had it, exactly the same',
    failed:
      'not stored: I already have a declaration with the same number, but a different title and different names',
  },
  alerts: (alerts: number) =>
    alerts === 0
      ? 'No alerts: no channel follows it, or those that do were already alerted.'
      : `${count(alerts, 'channel gets', 'channels get')} an alert.`,
  posted: 'Alerts are posted at once, digests at their hour. `/why` explains each of them.',
  forgotten: 'The attached files are no longer stored. Attach them again.',
  notYours:
    'This is for the operator of this bot: the owner of the application, its team, and those who manage the channel where I report problems.',
  unsure: 'I could not check whether you are the operator of this bot. Try again in a minute.',
};
