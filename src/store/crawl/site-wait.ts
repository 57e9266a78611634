import * as z from 'zod';

/** How a wait for a site is stored: see `SiteWait`. */
export const siteWait = z.object({
  failures: z.number(),
  nextTryAt: z.coerce.date(),
  putOffAt: z.coerce.date().nullish(),
  askedUntil: z.coerce.date().nullish(),
});
