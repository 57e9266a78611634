import { number } from './words.ts';

export const panel = {
  share: 'Share',
  export: 'Export',
  cite: 'Cite',
  sharedBy: (person: string, day: string | null) =>
    `Shared by ${person}${day === null ? '' : `, as of ${day}`}`,
  back: 'Back to the declaration',
  previous: 'Previous page',
  next: 'Next page',
  page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
  open: 'Open one of these',
  didYouMean: 'Which one do you mean?',
  choose: 'Choose one',
  nearest: 'The closest I found:',
  mayNotShare:
    'You are not allowed to write in this channel, so I cannot post there for you. Share it in a channel where you can write, or ask somebody who manages the server.',
  gone: 'This is no longer available. Use the command again.',
};
