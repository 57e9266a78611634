import { count } from './words.ts';

export const trouble = {
  failed:
    'Something went wrong on my side and I could not answer. Try again in a minute; `/status` shows whether I am working.',
  databaseAway: 'My database is not available at the moment, so I cannot answer. Try again in a minute.',
  unknownCommand: 'This command no longer exists. Restart Discord to see the current ones.',
  tooMuch: (seconds: number) =>
    `You, or this server, have sent me too many requests. Try again in ${count(seconds, 'second', 'seconds')}.`,
  emptyOption: (name: string) =>
    `What you typed for **${name}** contains no letters or numbers. Type it again, or leave the option out.`,
  onlyInServer: 'This command only works in a server.',
  notInstalled:
    'I have not been added to this server, so I cannot post here. Ask somebody who manages it to add me, or send me a direct message to follow for yourself.',
  needsManage:
    'In a server this needs the permission Manage Server. To follow for yourself, send me a direct message.',
  noDeclaration: (number_: number) =>
    `I found no written declaration No. ${number_}. Type a few words of its title to find it, or use \`/search\`.`,
  noDocument: (document: number) =>
    `I found no written declaration with the number Doc. ${document}. Type a few words of its title to find it, or use \`/search\`.`,
  noDeclarationLike: (typed: string) =>
    `I found no written declaration for ${typed}. Give its number, such as 682, or use \`/search\`.`,
  noDeclarations:
    'I have not read any written declaration yet. `/status` shows whether I can reach the sources.',
  noSignatory: (typed: string) =>
    `I found no signatory called ${typed}. Check the spelling, or type the surname alone.`,
  noSignatoryYet: (typed: string) => `I have found no signatory called ${typed} yet.`,
  didYouMean: 'Which one do you mean? Repeat the command and pick one from the list.',
  sayWho: 'Type a name.',
};
