/** What is said when the bot is added to a server. */
export const greeting = {
  title: 'Hello, I am Hemicycle',
  about:
    'I announce new **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts in which members state their views or make demands, with the names of those who have signed.',
  begin: {
    server:
      'I post nothing until somebody who manages this server chooses what a channel should follow: a country, a topic, a member or words, for example.',
    person:
      'You have added me to a server where I found no channel to write this in. I post nothing until you choose what to follow: use `/setup` in the channel that should get alerts about a country, a topic, a member or words.',
  },
  ask: 'Everybody can look things up with `/declaration`, `/signatory` and `/search`; `/help` lists every command.',
  example: 'For example, the latest declaration:',
  nothingYet: 'I have not read any declaration yet.',
  setUp: 'Set up this channel',
  showLatest: 'Show the latest',
};
