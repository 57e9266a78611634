import type { TextLanguage } from '../../assembly/declaration.ts';

const listed = (words: string): string[] => words.trim().split(/\s+/u);

/** Words that a title may have whatever it is about, in one form of each. */
export const generalWords: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: listed(`
    about above according after against ahead all alleged also amid among another any are around back based been
    before behind being between beyond both cannot concerning could despite due during each especially even ever
    every following for forthcoming from further given has have her his how including into its itself just latest
    like made make many more most must near not now off once only other ought our out over own past per recent
    regarding regards relating same shall she should since some still such than that the their them then there these
    they this those through throughout thus together too toward towards under until upon use very via was way were
    what when where whether which while who whole whom whose why will with within without would yet you
    abuse access accountable act action activity address adequate adopt affair aggression agreement aim allow annual
    anniversary apply appeal approach arbitrary area arrest arrested assembly assault attack attempt attention
    authorities authority awareness
    ban bodies body brutal call campaign case cease challenge change citizen civil combat combating commemorate
    commemoration commission commit commitment committee common community compliance concern condemn condemnation
    conditions conference conflict consequence consider continue continuation continuing contribute convention
    cooperation operation council counter country credibility crisis critical current
    danger day death decade decide decision declaration declare deep defence defend defending delegation deliberate
    demand democracy democratic deny deplore deprive destroy deterioration detain detention development dialogue
    dispute draft duty
    effect effective effort eliminate emergency empower encourage end endanger enforcement engagement enhance ensure
    equal escalation essential establish europe european event execution express extend extension
    face facilitate fact failure fair fate federal federation fight fighting final find first force fourth free
    freedom fresh full fundamental future
    general government grave group growing guarantee
    halt help high hold home honour human
    idea illegal illegally immediate immediately impact imperative implement implementation importance important
    improve inadmissible incident increase independence independent initiative inquiry institution integrity
    international introduce introduction investigate investigation involve issue
    join joint justice keep key kill killing
    lack large last launch law lawless lead leader leadership legal legislation level liberty life local long
    maintain maintaining man mark matter measure meet member mention military minister ministry month motion
    national nation necessary necessity need neglect new next number
    objective obligation observation observe occasion occupied occupation occupy office official ongoing open
    opinion oppose opposition order organisation organization
    parliament parliamentarian parliamentary part participation party peace peaceful people period permanent
    persecute persecution persist person place plan point policy political politically politician politics position
    possible power practice present preserve preserving president presidency pressing pressure prevent prevention
    principle priority problem procedure process progress prohibit promote promoting protect protection protest
    proposal prosecution provide public purpose put
    question raise reaction real recall recognise recognition recommendation reconsider reform refusal regard region
    regime reinforce reject rejection relation release remain remember remembrance remind renew reply report
    republic request rescue resolution resolve respect respond response responsibility responsible restore
    restoration restoring restriction result return revise rigged right risk role rule
    safe safeguard safeguarding second secretary secure security send serious session set severe short sign
    situation society solidarity solution solve special stand start state statement status step stop strengthen
    strong subject support surrounding suspend suspension sustainable system
    tackle take temporary terms territorial territory third threat threaten time today tragedy tragic treatment try
    unacceptable undermine union unit unite united unity unjust unlawful urge urgency urgent
    value victim view violate violation vital voice
    want war warn warning way welcome wish work world worrying worsening year
    abduction anti assassination banning closing closure conversion conviction destruction disappearance expulsion
    hunger injury judgment kidnapping murder non opening poisoning post pro reopening sentence sentenced shooting
    strike trial withdrawal
    north south east west northern southern eastern western`),
  fr: listed(`
    ailleurs ainsi alors apres aucun aucune aussi autre autres autour aux avant avec avoir car celle celles celui
    cependant ces cet cette ceux chaque chez comme comment concernant contre dans depuis derniere des dont doit
    doivent donc elle elles encore entre envers est etaient etait etant etre eux face fait grace hors ils jusque les
    leur leurs lors lorsque lui mais malgre meme moins non nos notre nous ont par parmi pas pendant peu plus plusieurs
    pour pourquoi pres quand que quel quelle quelles quels qui quoi sans sauf selon ses seul si son sont sous sur tel
    telle tous tout toute toutes tres une vers vis voici vos votre vue
    abus accord accueil action actif activite actuel actualite adopter affaire agir agression aide ambition ameliorer
    annee anniversaire annuel appel appeler application approche arbitraire arreter arrestation article assemblee
    assaut assurer attaque attaquer attention atteinte augmentation autorite avenir avis
    base besoin blocage but cadre cas cause cessation cesser cessez changement citoyen civil combattre comite
    commemorer commemoration commission commun communaute condamner condamnation condition conference conflit
    conformement consequence conseil constitution continu continuer contribution convention cooperation coup cour
    creation crise croissant
    danger decider decision declaration declarer defaut defendre defense defi degradation delai demande demander
    democratie democratique deni denoncer depart deploiement deplorer derive dernier deterioration detenir detention
    developpement devoir dialogue difficile diffuser dignite discours disposition droit durable duree
    echec effet efficace effort egal eliminer empecher encourager engagement enjeu enquete ensemble escalade
    essentiel etablir etat etendre europe europeen evenement evolution execution exercice exiger expression
    faciliter fait favoriser federal federation fermete fin final fois fonction fondamental force former garantie
    garantir general gouvernement grand grave groupe guerre
    haut histoire homme hommage honneur humain
    illegal illegale illicite immediat immediate immediatement impact important importance incident independance
    independant inquietant inquietude initiative inacceptable injuste injustice insister institution instrument
    integrite interdire interdiction interet international intervention introduction
    jour journee juste justice
    laisser lancer legal legislation lever liberation liberer liberte libre lieu local loi long lutte lutter
    maintenir maintien manque marquer membre menace menacer mesure mettre militaire ministre mise mobiliser
    mois monde mondial monstrueux motion moyen
    nation national necessaire necessite niveau nouveau nouvel nouvelle nombre
    objectif objet obligation observation observer occasion occupe occupation office officiel opinion opposition
    ordre organisation organiser ouvrir ouvert
    pacifique paix parlement parlementaire part participation partie parti partenariat passer pays periode permanent
    persecution persister personne peuple place plan plein point politique population position possible poursuite
    pouvoir pratique premier premiere preoccupation preserver president presidence pression prevention prevenir prier
    principe priorite probleme procedure processus progres prolongation promotion promouvoir propos proposition
    proteger protection protestation public
    qualite question reaction reagir reconnaitre reconnaissance recommandation recours reel reforme refus refuser
    regard regime region regle rejet rejeter relation relatif renforcer renforcement renouveler reponse repondre
    reprendre reprise republique resolution resoudre respect respecter responsabilite responsable restauration
    restaurer restituer restriction resultat retablir retablissement retour reunion revision risque role rouvrir
    sauvegarde sauvegarder sauver seance second secretaire securite session signer situation societe solidarite
    solution soumettre soutenir soutien special statut structure suite suivi suppression suspension systeme
    temporaire temps tendance tenir territoire territorial texte tragedie tragique traitement travail travaux trouver
    union unir unis unite urgence urgent usage
    valeur venir vers victime vie violation violer vital vivre voie voix volonte vrai
    anti assassinat bannissement disparition empoisonnement enlevement expulsion faim fermeture greve 
    meurtre mort non proces reouverture retrait
    nord sud est ouest`),
};
