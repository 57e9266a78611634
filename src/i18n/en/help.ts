export const help = {
  title: 'What Hemicycle does',
  about:
    'I follow the **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts that members sign to state their views or make demands. I announce new ones in the channels that follow them, and I can tell you who signed what.',
  read: 'To look something up',
  manage: 'To follow in a channel (needs Manage Server)',
  personal: 'To follow for yourself',
  directly: '`/subscribe` also works in a direct message with me; nobody else sees what you follow there.',
  operate: 'For the operator of this bot',
  inMenu: (names: string) => `In the menu of any message, under Apps: **${names}**.`,
  policy: 'Privacy policy',
  terms: 'Terms of service',
  source: 'Source code',
  forYou:
    'Here I work for **you alone**: follow a country, a topic, a member or words, and I send you each new declaration, or a digest once a day or once a week. Nobody else sees what you follow; `/privacy` shows what is stored about you and deletes it.',
  example: 'For example: `/subscribe country:Georgia, Armenia not-topic:sport`.',
  searchHint: 'In words and searches: `"exact phrase"`, `one OR other`, `-without`, `(brackets)`, `begin*`.',
  note: 'Hemicycle is independent of the Assembly.',
};
