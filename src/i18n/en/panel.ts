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
  open: 'Show one of these',
  didYouMean: 'Which one do you mean?',
  choose: 'Choose one',
  nearest: 'The nearest I know:',
  mayNotShare:
    'You may not write in this channel, so I do not post there for you. Share it where you may write, or ask those who manage the server.',
  gone: 'This is no longer held here, or was never there. Ask again with a command.',
};
