const asks = [
  /\b(?:we|undersigned|signatories|assembly|they)\b[^.]{0,160}?\b(?:calls?|urges?|demands?|appeals?|asks?|requests?|invites?|condemns?)\b/iu,
  /\b(?:nous|soussignés|signataires|assemblée|ils)\b[^.]{0,160}?\b(?:appel|demand|exhort|invit|exig|condamn|pri)\p{L}*/iu,
  /\b(?:should|must|doit|doivent|devrai(?:t|ent))\b/iu,
];

/**
 * The summary of somebody with a quarter of an hour: the first sentence in which the signatories call, urge or
 * demand, else the first that says what should be done, else the last. What ours has to beat.
 */
export function firstAsk(paragraphs: readonly string[]): string | null {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[.;!?])\s+(?=\p{Lu})/u));
  const found = asks.map((pattern) => sentences.find((sentence) => pattern.test(sentence)));
  return found.find((sentence) => sentence !== undefined) ?? sentences.at(-1) ?? null;
}
