/** What is said when the bot is added to a server. */
export const greeting = {
  title: 'Hello, I am Hemicycle',
  about:
    'I tell channels, once each, about new **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts in which members say what they think or ask for, with the names of those who signed.',
  begin: {
    server:
      'Nothing comes by itself: somebody who manages this server says what a channel is to hear of, such as a country, a topic, a member or words.',
    person:
      'You have added me to a server, where I found no channel to write this in. Nothing comes by itself: use `/setup` in the channel that is to hear of a country, a topic, a member or words.',
  },
  ask: 'Everybody can look things up with `/declaration`, `/signatory` and `/search`; `/help` names every command.',
  example: 'For example, the latest one that I hold:',
  nothingYet: 'I hold no declaration yet.',
  setUp: 'Set up this channel',
  showLatest: 'Show me the latest',
};
