import { count, number } from '../words.ts';

export const editions = {
  button: (value: number) => `Editions (${number(value)})`,
  title: (number_: number) => `Editions of No. ${number_}`,
  edition: (edition: number, date: string) => `Edition ${number(edition)} of ${date}`,
  added: (value: number, names: string) => `${count(value, 'name', 'names')} added: ${names}`,
  nobodyAdded: 'No names were added.',
  note: 'These are the editions I have read; there may have been others in between.',
};
