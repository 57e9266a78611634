/** What the commands for following and the rest, and their options, are called and what they say of themselves. */
export const commands = {
  commands: {
    subscribe: {
      name: 'subscribe',
      description:
        'Alert a channel to new written declarations: to all, or to those that meet every option given',
      channel: { name: 'channel', description: 'Where the alerts go; this channel when left out' },
      language: { name: 'language', description: 'The language of all alerts in that channel' },
      preview: { name: 'preview', description: 'Only say what would come, and save nothing' },
    },
    topics: {
      name: 'topics',
      description: 'Show the topics, how many declarations each has and the latest',
      topic: { name: 'topic', description: 'One topic, to see its declarations' },
    },
    topic: {
      name: 'topic',
      description: 'Keep searches of this server’s own as topics that can be followed',
      create: { name: 'create', description: 'Keep a search as a topic' },
      label: { name: 'name', description: 'What to call it' },
      words: { name: 'words', description: 'Words, "an exact phrase", one OR other, -without' },
      language: {
        name: 'language',
        description: 'Only look in texts of this language; in both when left out',
      },
      list: { name: 'list', description: 'Show this server’s own topics' },
      show: { name: 'show', description: 'Show what a topic finds' },
      remove: { name: 'remove', description: 'Remove a topic that nothing follows any more' },
      which: { name: 'topic', description: 'The topic' },
    },
    subscriptions: {
      name: 'subscriptions',
      description: 'See, change, try, pause or end subscriptions',
      list: { name: 'list', description: 'Show the subscriptions and how they are doing' },
      edit: {
        name: 'edit',
        description: 'Change what a subscription asks for: the options given, and nothing else',
      },
      pause: {
        name: 'pause',
        description: 'Stop a subscription for a while; what comes meanwhile is not posted later',
      },
      resume: {
        name: 'resume',
        description: 'End a pause, or post again in a channel that I had to give up',
      },
      remove: { name: 'remove', description: 'End a subscription' },
      test: {
        name: 'test',
        description: 'Post the latest declaration a subscription would have brought, marked as a test',
      },
      which: { name: 'subscription', description: 'The subscription' },
      whichChannel: {
        name: 'channel',
        description: 'The channel to post in again; this one when nothing is given',
      },
      reset: { name: 'reset', description: 'A condition to take back' },
    },
    why: {
      name: 'why',
      description: 'Why a declaration came to a channel, or did not, step by step',
      declaration: { name: 'declaration', description: 'Its number, such as 682, or words of its title' },
      channel: { name: 'channel', description: 'The channel; this one when left out' },
    },
    privacy: {
      name: 'privacy',
      description: 'What is kept about you, and the way to delete it',
      show: { name: 'show', description: 'Show exactly what is kept about you' },
      delete: { name: 'delete', description: 'Delete everything kept about you, at once' },
    },
    settings: {
      name: 'settings',
      description: 'Set how I announce: at once or in a digest, a role, a limit, the language, the time zone',
      show: { name: 'show', description: 'Show what is set for every channel' },
      channel: { name: 'channel', description: 'Set how one channel is told' },
      which: { name: 'channel', description: 'The channel; this one when left out' },
      pace: { name: 'pace', description: 'Each declaration at once, or together in a digest' },
      hour: { name: 'hour', description: 'Of a digest: the hour, 0 to 23, in the server’s time zone' },
      weekday: { name: 'weekday', description: 'Of a weekly digest: the day' },
      role: { name: 'role', description: 'The role that alerts mention' },
      silent: { name: 'silent', description: 'Post without a notification' },
      cap: { name: 'cap', description: 'Most alerts on one day; the rest come in one line' },
      language: { name: 'language', description: 'The language of all alerts in the channel' },
      crosspost: { name: 'crosspost', description: 'Publish to those who follow an announcement channel' },
      reset: { name: 'reset', description: 'Take something back' },
      resets: { role: 'the role', cap: 'the limit per day' },
      paces: { once: 'at once', daily: 'daily digest', weekly: 'weekly digest' },
      forum: { name: 'forum', description: 'Say which tag a forum’s posts get' },
      forumChannel: { name: 'channel', description: 'The forum' },
      tag: { name: 'tag', description: 'The tag' },
      topic: { name: 'topic', description: 'For declarations on this topic; for all others when left out' },
      server: {
        name: 'server',
        description: 'Set the time zone, of the server or in a direct message your own',
      },
      timezone: {
        name: 'timezone',
        description: 'A city, a country or an offset, such as Paris, Georgia or UTC+4',
      },
      forget: { name: 'forget', description: 'Delete everything kept for this server' },
      confirm: { name: 'confirm', description: 'Write: delete' },
    },
    status: { name: 'status', description: 'What Hemicycle holds, how its sources are doing and what waits' },
    operator: {
      name: 'operator',
      description: 'For whoever runs this bot',
      read: { name: 'read', description: 'Read saved pages or PDFs of the Assembly, when I cannot get them' },
      file: { name: 'file', description: 'A saved page (HTML, MHTML, text) or a PDF' },
    },
    help: { name: 'help', description: 'What Hemicycle does and how to begin' },
  },
};

export type Commands = typeof commands;
