export const help = {
  title: 'What Hemicycle does',
  about:
    'I follow the **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts that members sign to say what they think or ask for. I tell channels about new ones and answer who signed what.',
  read: 'To look something up',
  manage: 'To follow (needs Manage Server)',
  personal: 'To follow for yourself',
  directly: '`/subscribe` works in a direct message with me too; nobody else sees what you follow there.',
  operate: 'To run me',
  inMenu: (names: string) => `In the menu of a message, under Apps: **${names}**.`,
  policy: 'Privacy policy',
  terms: 'Terms of service',
  source: 'Source code',
  forYou:
    'Here I work for **you alone**: follow a country, a topic, a member or words, and I write to you directly about each new declaration, or once a day or week. Nobody else sees what you follow; `/privacy` shows what is kept, and deletes it.',
  example: 'For example: `/subscribe country:Georgia, Armenia not-topic:sport`.',
  searchHint: 'In words and searches: `"exact phrase"`, `one OR other`, `-without`, `(brackets)`, `begin*`.',
  note: 'Hemicycle is independent of the Assembly.',
};
