import { fold } from '../../assembly/fold.ts';

const piece =
  '(?:logo assembly|logo hemicycle|print(?: this page)?|imprimer|see (?:the )?related documents?|(?:voir )?(?:les )?autres documents lies|related documents?|documents lies)';
const pageChrome = new RegExp(String.raw`^[\s|[\]]*(?:${piece}[\s|[\]]*)+$`);

// Spares the folding of nearly every line.
const furnitureStart = /^[\s|[\]]*(?:logo|print|imprimer|see|voir|les|autres|related|documents)/i;

const site = [
  'home',
  'accueil',
  'menu',
  'search',
  'rechercher?',
  'recherche avancee',
  'advanced search',
  'sitemap',
  'site map',
  'plan du site',
  'contacts?(?: us)?',
  '(?:nous )?contacter',
  'english',
  'francais',
  'english version',
  'version francaise',
  'versions? (?:anglaise|pdf|word)',
  'pdf(?: version)?',
  'download(?: pdf| word)?',
  'telecharger',
  'share(?: (?:this|on) .{1,20})?',
  'partager(?: sur .{1,20})?',
  'tweet(?:er)?',
  'twitter',
  'facebook',
  'linkedin',
  'youtube',
  'instagram',
  'flickr',
  'rss(?: feeds?)?',
  'e-?mail',
  'follow us(?: on.{0,20})?',
  'suivez-nous.{0,20}',
  'disclaimer',
  'legal (?:notice|information)',
  'mentions legales',
  'terms (?:of use|and conditions)',
  'conditions d.utilisation',
  'privacy(?: policy)?',
  'confidentialite',
  'politique de confidentialite',
  'cookies?(?: policy| settings)?',
  'politique (?:en matiere )?de cookies',
  'accessibility',
  'accessibilite',
  'accept(?: all)?(?: cookies)?',
  '(?:tout )?accepter',
  'reject(?: all)?',
  '(?:tout )?refuser',
  'close',
  'fermer',
  'skip to (?:main )?content',
  'aller au contenu(?: principal)?',
  'log ?in',
  'sign in',
  'connexion',
  'previous',
  'next',
  'precedent',
  'suivant',
  'back',
  'retour',
  'top(?: of page)?',
  'back to top',
  'haut de page',
  'retour en haut(?: de page)?',
  'news(?:letter)?',
  'actualites',
  'agenda',
  'sessions?',
  'committees',
  'commissions',
  'documents',
  'members',
  'membres',
  'links',
  'liens',
  'help',
  'aide',
  'faq',
  'adopted texts',
  'textes adoptes',
  'working documents',
  'documents de travail',
  'media',
  'press(?: releases)?',
  'presse',
  'about(?: us)?',
  'a propos',
];
const menu = new RegExp(String.raw`^[\s|>»«<›‹/•·]*(?:${site.join('|')})[\s|>»«<›‹/•·:….]*$`);
const letterhead =
  /^(?:council of europe|conseil de l'europe|(?:council of europe |conseil de l'europe )?[-–—|: ]*(?:parliamentary assembly|assemblee parlementaire)(?: of the council of europe| du conseil de l'europe)?|pace|apce|parliamentary assembly assemblee parlementaire)$/;
const closing =
  /^(?:©|\(c\) |copyright|(?:tel|fax|tel\.?\/fax)\.? ?:|palais de l'europe|f-67075|council of europe,? .{0,20}(?:avenue|f-67|palais|strasbourg)|conseil de l'europe,? .{0,20}(?:avenue|f-67|palais|strasbourg)|avenue de l'europe|parliamentary assembly[ ,|–-]{1,5}council of europe.{0,60}$|(?:this (?:web)?site|we) uses? cookies|(?:nous utilisons|ce site utilise) des cookies|all rights reserved|tous droits reserves|last updated?|derniere mise a jour|page \d+ (?:of|sur) \d+$|https?:\/\/\S+$|www\.\S+$)/;

/** Whether a line is a label of the page and not of the document. */
export function isPageChrome(line: string): boolean {
  return line.length <= 90 && furnitureStart.test(line) && pageChrome.test(fold(line));
}

/** Whether a line is an entry of the site's own menus, and nobody's name. */
export function isMenu(line: string): boolean {
  return line.length <= 60 && menu.test(fold(line));
}

/** Whether a line names the institution, as the head of a page does. */
export function isLetterhead(line: string): boolean {
  return line.length <= 90 && letterhead.test(fold(line));
}

/** Whether a last line belongs to the foot of the page. */
export function isClosing(line: string): boolean {
  return line.length <= 300 && (isMenu(line) || isLetterhead(line) || closing.test(fold(line)));
}

const signed = '(?:who|that|which) (?:have|has) signed it';
const disclaimers = [
  // English, in the order in which they replaced each other.
  `this written declaration (?:only )?(?:commits|binds|engages) (?:only )?(?:the (?:members|representatives)|those(?: members)?|its signatories)(?: ${signed})?`,
  `this written declaration does not reflect the (?:position|views?|opinion) of the (?:parliamentary )?assembly[;,:.]? ?(?:but )?only (?:that )?(?:of )?(?:those|the) (?:members )?${signed}`,
  'it will not be (?:further )?considered (?:further )?by the (?:parliamentary )?assembly',
  "(?:cette|la presente) declaration(?: ecrite)? n'engage que (?:ses signataires|les (?:membres|signataires)|ceux)(?: qui l'ont signee)?",
  "(?:cette|la presente) declaration(?: ecrite)? ne reflete pas la position de l'assemblee(?: parlementaire)?[^.]{0,120}signee?",
  "elle ne (?:fera|sera)[^.]{0,80} (?:par|de) l'assemblee(?: parlementaire)?",
];
const disclaimer = new RegExp(String.raw`^[\s(*[•·>–—-]*(?:${disclaimers.join('|')})[\s.)*\]]*`);

/**
 * A line without the notice that a declaration commits only those who signed it; `null` when that was
 * all of it. The same line comes back when it does not begin with the notice.
 */
export function withoutDisclaimer(line: string): string | null {
  if (!/^[\s(*[•·>–—-]*(?:this|it|cette|la|elle)\s/i.test(line)) return line;
  let rest = line;
  // As many sentences as the longest notice has, and no more than its length of each line.
  for (let sentences = 0; sentences < 4; sentences += 1) {
    const match = disclaimer.exec(foldKeepingLength(rest.slice(0, 500)));
    if (match === null) break;
    rest = rest.slice(match[0].length);
    if (rest === '') return null;
  }
  return rest;
}

/** Folded so that an index into the result is one into the text: lines here have single spaces already. */
function foldKeepingLength(text: string): string {
  return Array.from(text, (letter) => {
    const folded = letter === ' ' ? ' ' : fold(letter);
    return folded.length === letter.length ? folded : letter;
  }).join('');
}
