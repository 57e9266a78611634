import { readPeriod } from '../../../period/read.ts';
import { answerTo } from '../../queries/answer.ts';
import { autocompleted, forReading, localized } from '../../render/localized-options.ts';
import { utcToday } from '../../resolve/periods.ts';
import { reportView } from '../../views/stats/report.ts';
import type { Command } from '../command.ts';
import { suggestForSearch } from '../search/search-options.ts';
import { readReport, reportOptions } from './report-options.ts';

/** Before the Assembly tabled any. */
const earliest = '1949-01-01';

export const reportCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.report),
    ...forReading,
    options: [...reportOptions, autocompleted(({ ask }) => ask.reportTime)],
  },

  costs: () => 'export',

  run: async (interaction, { db }, language) => {
    const read = await readReport(interaction, db, language);
    if ('reply' in read) return read.reply;
    const today = utcToday();
    const usual = readPeriod('last month', today);
    const { from, to } = read.from === null && read.to === null ? (usual ?? read) : read;
    const period = { from: from ?? earliest, to: to ?? today };
    return answerTo({ db, language, sharedBy: null }, reportView({ subject: read.subject, period }));
  },

  suggest: (interaction, { db }, language) => suggestForSearch(interaction, db, language),
};
