import { count } from '../words.ts';

/** Whether the bot sees what the Assembly publishes, and how far it has read. Moments come as text. */
export const seeing = {
  /** Sentences for everybody. */
  reasons: {
    following: (at: string) => `I can read what the Assembly publishes: I last read a document ${at}.`,
    catchingUp: 'I can read what the Assembly publishes, and I am still reading older documents.',
    starting:
      'My first checks are under way. I cannot say yet whether I can read what the Assembly publishes.',
    idle: (at: string) =>
      `I last checked the Assembly’s site ${at}. I do not know what has been published since.`,
    noHeading: (at: string) =>
      `The Assembly’s site answers, but it has shown me no document since ${at}. I may be missing what it publishes.`,
    silent: (from: string, to: string) =>
      `The site answers and shows documents, but I found no new declaration through the part-session of ${from} to ${to}. I may be missing what it publishes.`,
    noneFound:
      'I have read every document I can find, and none was a written declaration. Something is wrong.',
    blocked: (at: string) =>
      `The Assembly’s site has refused me access since ${at}. I cannot read what it publishes.`,
    unreachable: (at: string) =>
      `I have not been able to reach the Assembly’s site since ${at}. I cannot read what it publishes.`,
    broken: (at: string) =>
      `The Assembly’s site has sent me no readable document since ${at}. I cannot read what it publishes.`,
    nothingFound: (at: string) =>
      `The Assembly’s site has answered since ${at}, but it has never shown me a document. I cannot read what it publishes.`,
  },
  late: 'A new declaration may reach you late.',
  readUpTo: (month: string, percent: number | null) =>
    percent === null
      ? `I am still reading the archive: I have read up to ${month}.`
      : `I am still reading the archive: I have read up to ${month}, about ${percent}% of it.`,
  readNothing: 'I have only just started to read the archive.',
  mayCome: 'I may not have read what you are looking for yet: try again later.',
  completeTitle: 'The archive is read',
  complete: (declarations: number) =>
    `I have read the whole archive: you can look up ${count(declarations, 'written declaration', 'written declarations')} with \`/search\`. This channel will get new ones from now on.`,
  operator: {
    seeing: (since: string) =>
      `I can read the Assembly’s documents again. I had not been sure since ${since}.`,
    unsure: 'I am no longer sure that I would find a new declaration.',
    blind: 'I would not find a new declaration at the moment.',
  },
  advice: {
    feed: (address: string) =>
      `I do not try to get around that. Until it ends, you can help: open ${address} and the numbers after it in a browser, save any written declaration, and upload the file with \`/operator read\`, here or in a direct message, or with \`import --announce\` on the machine I run on. The alerts are posted as if I had found it myself.`,
    look: (address: string) =>
      `Open ${address} in a browser. If a document appears, the site shows me something else: save the page and give it to me with \`/operator read\` or \`import --announce\`. If the documents have moved, set \`ASSEMBLY_URL\` to the new address.`,
    network: (address: string) =>
      `Open ${address} in a browser. If it opens, check whether the machine I run on can reach it. I will go on checking by myself, less and less often.`,
    start: 'Check whether the service is running, and what its log says.',
    compare: (address: string) =>
      `Compare with what ${address} lists. If declarations were published, give me their saved pages with \`/operator read\` or \`import --announce\`, and check \`ASSEMBLY_URL\` and \`FEED_URLS\`.`,
    wait: 'There is nothing to do except wait.',
  },
};
