import { count } from '../words.ts';

/** Whether the bot sees what the Assembly publishes, and how far it has read. Moments come as text. */
export const seeing = {
  /** Sentences for everybody. */
  reasons: {
    following: (at: string) => `I see what the Assembly publishes: I last read a document ${at}.`,
    catchingUp: 'I see what the Assembly publishes, and am still reading what came before I was started.',
    starting: 'My first looks are under way. I cannot say yet whether I see what the Assembly publishes.',
    idle: (at: string) => `I last looked ${at}. I do not know what has been published since.`,
    noHeading: (at: string) =>
      `The Assembly’s site answers, but it has shown me no document since ${at}. I may be missing what it publishes.`,
    silent: (from: string, to: string) =>
      `The site answers and shows documents, but I found no new declaration through the part-session of ${from} to ${to}. I may be missing what it publishes.`,
    noneFound:
      'I have read all documents I can find, and none was a written declaration. Something is wrong.',
    blocked: (at: string) =>
      `The Assembly’s site has not let me in since ${at}. I do not see what it publishes.`,
    unreachable: (at: string) =>
      `I have not reached the Assembly’s site since ${at}. I do not see what it publishes.`,
    broken: (at: string) =>
      `What the Assembly’s site has sent me since ${at} is no document. I do not see what it publishes.`,
    nothingFound: (at: string) =>
      `The Assembly’s site has answered since ${at}, but it has never shown me a document. I do not see what it publishes.`,
  },
  late: 'A new declaration may reach you late.',
  readUpTo: (month: string, percent: number | null) =>
    percent === null
      ? `I am still reading the archive: I have read up to ${month}.`
      : `I am still reading the archive: I have read up to ${month}, about ${percent} % of it.`,
  readNothing: 'I have only begun to read the archive.',
  mayCome: 'What you look for may still come: ask again later.',
  completeTitle: 'The archive is read',
  complete: (declarations: number) =>
    `I have read the archive to its end: ${count(declarations, 'written declaration is', 'written declarations are')} there to look up with \`/search\`. This channel gets what comes from now on.`,
  operator: {
    seeing: (since: string) =>
      `I see the Assembly’s documents again. I had not been sure of it since ${since}.`,
    unsure: 'I am no longer sure that I would see a new declaration.',
    blind: 'I would not see a new declaration now.',
  },
  advice: {
    feed: (address: string) =>
      `I do not try to get round that. Until it ends, people can feed me: open ${address} and the numbers after it in a browser, save what is a written declaration, and give me the file with \`/operator read\`, here or in a direct message, or on the machine with \`import --announce\`. It alerts as if I had found it.`,
    look: (address: string) =>
      `Open ${address} in a browser. If a document appears, the site shows me something else: save the page and give it to me with \`/operator read\` or \`import --announce\`. If the documents are elsewhere now, set \`ASSEMBLY_URL\` to it.`,
    network: (address: string) =>
      `Open ${address} in a browser. If it opens, see whether the machine I run on may reach it. My next looks come less and less often, and go on by themselves.`,
    start: 'See whether the service is running, and what its log says.',
    compare: (address: string) =>
      `Compare with what ${address} lists. If declarations were published, give me their saved pages with \`/operator read\` or \`import --announce\`, and check \`ASSEMBLY_URL\` and \`FEED_URLS\`.`,
    wait: 'There is nothing to do but wait.',
  },
};
