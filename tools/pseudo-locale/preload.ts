import { topics } from '../../src/classify/topics/taxonomy.ts';
import { families } from '../../src/assembly/group.ts';
import { language as english } from '../../src/i18n/en/index.ts';
import { locales } from '../../src/locales.ts';
import { pseudo, pseudoLanguage } from './pseudo.ts';

/**
 * Loaded before a process of the bot's (`node --import …/pseudo-locale/preload.js`): adds the pseudo-locale to its languages. Its readers
 * are shown texts of the Assembly in French.
 */

const language = {
  ...pseudoLanguage(english),
  names: {
    family: (id: string) => pseudo(families.find((family) => family.id === id)?.en ?? id),
    topic: (id: string) => {
      const topic = topics.find((one) => one.id === id);
      return topic ? { name: pseudo(topic.name.en), about: pseudo(topic.about.en) } : null;
    },
  },
};

Object.assign(locales, { 'qps-ploc': { text: 'fr', load: async () => ({ language }) } });
