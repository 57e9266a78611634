const others = [
  String.raw`u\.n\.|un|united nations|security council|unscr?|unga|unhrc|ecosoc|general assembly|human rights council`,
  String.raw`(?:national|world health|federal) assembly|(?:osce|nato) parliamentary assembly|osce|nato|cis|who|ilo|icao|unesco|unicef|unhcr|ipu`,
  String.raw`inter-parliamentary union|european (?:parliament|union|council|commission)|e\.u\.|eu|ep|council of (?:ministers|the eu(?:ropean union)?)`,
  String.raw`committee of ministers|ministers['’] deputies|cm|congress(?: of local and regional authorities)?|venice commission|ecri|greta|grevio|cpt|ccje|ccpe|cedaw`,
  String.raw`court|icj|government|cabinet|ministry|verkhovna rada|rada|(?:state )?duma|sejm|seimas|knesset|bundestag|senate|house(?: of \p{L}+)?|parliament|general(?: policy)?|advisory`,
  String.raw`onu|nations unies|conseil de s[ée]curit[ée]|assembl[ée]e (?:g[ée]n[ée]rale|nationale|mondiale de la sant[ée])|conseil des droits de l['’]homme|parlement(?: europ[ée]en)?`,
  String.raw`union europ[ée]enne|ue|conseil europ[ée]en|commission (?:europ[ée]enne|de venise)|otan|oms|oit|comit[ée] des ministres|d[ée]l[ée]gu[ée]s des ministres`,
  String.raw`congr[èe]s(?: des pouvoirs locaux et r[ée]gionaux)?|cour|gouvernement|minist[èe]re|s[ée]nat|chambre|douma|assembl[ée]e parlementaire de l['’](?:osce|otan)|parliamentary assembly of (?:the )?(?:osce|nato|organi\p{L}+)`,
].join('|');
const ours = String.raw`(?:council of europe(?:['’]s)? )?parliamentary assembly(?: of the council of europe)?|pace|apce|assembly|assembl[ée]e(?: parlementaire(?: du conseil de l['’]europe)?)?`;
const body = String.raw`(?:(?<others>${others})|(?<ours>${ours}))`;
// "UN Security Council (UNSC) Resolution", "the Security Council, in its binding Resolution", "the Senate adopted Resolution"
const attached = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${body}(?:['’]s?)?(?: \([\p{L}. ]{2,12}\))?,?(?: (?:in|by|has|had|its|their|the|all|four|three|two|relevant|binding|own|draft|recent|latest|adopted|passed|adopts|dans|par|sa|ses|son|leurs?|a|adopt[ée]e?s?|la|les)){0,4} ?$`,
  'iu',
);
const day = String.raw`(?: (?:of|of the|du|dated) \d{1,2}(?:st|nd|rd|th|er)? \p{L}+ \d{4},?)?`;
// "Resolution 1244 of the UN Security Council", "adoptée par le Conseil de sécurité"
const owner = new RegExp(
  String.raw`^[\s,)]{0,2}${day}(?: ?(?:which |that )?(?:was |were )?(?:adopted|passed|adopt[ée]e?s?|vot[ée]e?s?) (?:by|par)| ?(?:of|from|du|de|des)) (?:the |la |le |les |l['’])?(?:u\.n\. |un |united nations )?${body}(?![\p{L}\p{N}])`,
  'iu',
);

/** How far from a document's name the body that it is of is looked for. */
const reach = 90;

/**
 * Which body's a document is that a text names between two indexes, where the text says it: the one named
 * right after it or right before it. A body that is only called on in the same sentence is neither.
 */
export function bodyOf(text: string, from: number, to: number): 'ours' | 'others' | null {
  const said =
    owner.exec(text.slice(to, to + reach))?.groups ??
    attached.exec(text.slice(Math.max(0, from - reach), from))?.groups;
  if (said === undefined) return null;
  return said['others'] === undefined ? 'ours' : 'others';
}
