import { pollSources } from '../crawl/poll.ts';
import { findFeeds, planWalk } from '../crawl/sources.ts';
import { readTranslations } from '../crawl/translations.ts';
import { walk } from '../crawl/walk/walk.ts';
import { describeFeeds, describeFirstLook, describeWalk, describeWalkRound } from '../startup-report.ts';
import { withSources, type VerbContext } from './verb.ts';

/** One look at the sources. Alerts it causes wait in the store for the service to post. Exit code 1 when no source could be read. */
export async function pollVerb(verb: VerbContext): Promise<number> {
  const { config, out } = verb;
  const signal = new AbortController().signal;
  return withSources(verb, config.feedUrls, async (sources) => {
    const context = { ...sources, signal };
    const feeds = await findFeeds(config.feedUrls, context);
    describeFeeds(feeds, config).forEach(out);
    const report = await pollSources({ ...context, feedUrls: feeds.feedUrls });
    describeFirstLook(report).forEach(out);
    const plan = await planWalk(feeds.feedUrls, { ...context, walkMode: config.walkMode });
    describeWalk(plan, config.walk.floor).forEach(out);
    const walked =
      plan?.isDue === true ? await walk({ ...context, walk: { ...config.walk, paced: false } }) : null;
    if (walked) describeWalkRound(walked, true, context.now()).forEach(out);
    const { kept } = await readTranslations(context);
    if (kept > 0) out(`Read ${kept} ${kept === 1 ? 'text' : 'texts'} in a second language.`);
    const looks = [...report.feeds, ...(walked ? [walked] : [])];
    const read = looks.some(({ outcome }) => outcome === 'ok' || outcome === 'unchanged');
    if (!read && feeds.feedUrls.length > 0 && report.feeds.length === 0) {
      out(
        'No feed was checked: after a failure a feed is left alone for a while. The command doctor shows since when.',
      );
    }
    return read ? 0 : 1;
  });
}
