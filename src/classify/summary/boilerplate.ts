const whoSigns = String.raw`(?:(?:we|nous),? |(?:the|les) (?=undersigned|soussign|signator|signataires))`;
const opener = new RegExp(
  String.raw`^${whoSigns}[^.;:]{0,250}?(?:declare|state|affirm|make|issue|d[ée]clar(?:ons|ent)|affirm(?:ons|ent))[^.;:]{0,60}?(?:following|follows|suit|suivante?|declaration|d[ée]claration)\s?[:,.;]?$` +
    String.raw`|^${whoSigns}[^.;]{0,250}[:,]$|^${whoSigns}(?:[^.;:]{0,250}\b(?:undersigned|soussign\p{L}*)|[^.;:]{0,30})$` +
    String.raw`|^(?:the |l['’])?(?:parliamentary )?assembl(?:y|[ée]e)(?: parlementaire)?(?: of the council of europe| du conseil de l['’]europe)?\s?[:,;.]?$` +
    String.raw`|^(?:written declaration|d[ée]claration [ée]crite|declaration|d[ée]claration)\s?[:.]?$`,
  'iu',
);
const notice =
  /^[\s(*[]*(?:this (?:written )?declaration (?:only )?(?:commits|binds|engages|does not reflect|is not)|it will not be (?:further )?considered|(?:cette|la présente|la presente) d[ée]claration (?:[ée]crite )?(?:n['’]engage|ne refl[èe]te)|elle ne (?:fera|sera) )/iu;
const led = new RegExp(
  String.raw`^${whoSigns}[^.;:]{0,250}?(?:declare|state|d[ée]clar(?:ons|ent)|affirm(?:ons|ent)?)[^.;:]{0,60}?(?:following|follows|suit)\s?:(?= )`,
  'iu',
);

/** Longest sentence that can be an opener or a notice. */
const longest = 320;

/** Where the opener that a paragraph begins with ends, when something follows it; 0 without one. */
export function openerEnd(paragraph: string): number {
  return led.exec(paragraph.slice(0, longest))?.[0].length ?? 0;
}

/** "We, the undersigned, declare the following:", and the notice of whom a declaration commits. */
export function isBoilerplate(sentence: string): boolean {
  return notice.test(sentence.slice(0, longest)) || (sentence.length <= longest && opener.test(sentence));
}
