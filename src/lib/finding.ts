import * as z from 'zod';

/** From what is well to what keeps the service from its work. A note needs nobody now. */
export const severities = ['ok', 'note', 'warning', 'error'] as const;

/** What was found when something was checked; `advice` says what to do. */
export const findingSchema = z.object({
  severity: z.enum(severities),
  about: z.string(),
  text: z.string(),
  advice: z.string().optional(),
});

export type Finding = z.infer<typeof findingSchema>;

/** The worst of several; `ok` of none. */
export function worstOf(findings: readonly Pick<Finding, 'severity'>[]): Finding['severity'] {
  return severities[Math.max(0, ...findings.map(({ severity }) => severities.indexOf(severity)))] ?? 'ok';
}
