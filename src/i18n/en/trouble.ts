import { count } from './words.ts';

export const trouble = {
  failed:
    'Something went wrong on my side, so this has no answer. Try again in a minute; `/status` says how I am doing.',
  databaseAway: 'My database is away at the moment, so I cannot answer. Try again in a minute.',
  unknownCommand: 'I no longer have this command. Restart Discord to see the current ones.',
  tooMuch: (seconds: number) =>
    `You, or this server, ask for more than I can do at a time. Try again in ${count(seconds, 'second', 'seconds')}.`,
  emptyOption: (name: string) =>
    `What you gave for **${name}** shows nothing that I could read. Type it again, or leave the option out.`,
  onlyInServer: 'This works in a server only.',
  notInstalled:
    'I am not a member of this server, so I cannot post in it. Ask somebody who manages it to add me, or write to me directly to follow for yourself.',
  needsManage:
    'In a server this needs the permission Manage Server. To follow for yourself, write to me directly.',
  noDeclaration: (number_: number) =>
    `I hold no written declaration No. ${number_}. Type a few words of its title to find it, or use \`/search\`.`,
  noDocument: (document: number) =>
    `I hold no written declaration with the number Doc. ${document}. Type a few words of its title to find it, or use \`/search\`.`,
  noDeclarationLike: (typed: string) =>
    `I found no written declaration for ${typed}. Give its number, such as 682, or use \`/search\`.`,
  noDeclarations: 'I hold no written declaration yet. `/status` says how the sources are doing.',
  noSignatory: (typed: string) =>
    `I know no signatory called ${typed}. Check the spelling, or type the surname alone.`,
  noSignatoryYet: (typed: string) => `I know no signatory called ${typed} yet.`,
  didYouMean: 'Which one do you mean? Repeat the command and pick one from the list.',
  sayWho: 'Type a name.',
};
