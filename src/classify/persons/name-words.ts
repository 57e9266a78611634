import { fold } from '../../assembly/fold.ts';
import { generalWords } from '../similarity/stop-words.ts';
import { placeNames } from '../countries/place-names.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(fold));

/** Stand before a name and belong to none. */
export const namePrefixes = setOf(`
  mr mrs ms miss mx dr prof professor sir dame lord lady baroness m mm mme mmes mlle messrs monsieur madame`);

/** Whoever is called so right before a name is a person: "journalist Serik Zhakhin". */
export const callings = setOf(`
  journalist journalists activist activists defender defenders lawyer lawyers advocate blogger bloggers politician politicians
  philanthropist filmmaker director writer writers poet editor publisher reporter prisoner prisoners leader leaders dissident
  dissidents opponent opponents student students teacher teachers academic academics scholar scholars singer artist artists
  pilot soldier soldiers hostage hostages businessman businesswoman mother mothers father daughter son brother sister wife
  widow husband photographer observer detainee detainees cartoonist whistleblower whistleblowers deputy deputies mayor
  journaliste journalistes militant militante militants militantes avocat avocate avocats avocates defenseur defenseurs
  defenseure blogueur blogueuse opposant opposante opposants opposantes prisonnier prisonniere prisonniers cineaste
  ecrivain ecrivaine ecrivains poete editeur redacteur redactrice dissident dissidente etudiant etudiante enseignant
  enseignante universitaire chanteur chanteuse artiste artistes soldat otage otages homme femme mere pere fille fils
  frere soeur epouse veuve mari photographe observateur detenu detenue detenus caricaturiste dirigeant dirigeante depute deputee maire`);

/** In lower case between the parts of a surname. */
export const nameParticles = setOf(
  'de del della di da dos du van von der den la le el al bin ibn ben of the zu',
);

/** What is named after people and is none: "Václav Havel Prize", "Nelson Mandela Rules". Cases, laws and lists are about them. */
export const namedThings = setOf(`
  prize prizes award awards medal rules foundation institute institution university college school academy library museum street
  square avenue bridge airport hospital centre center stadium theatre building room hall lecture fund house cathedral church
  mosque monastery bank party movement doctrine plan scholarship fellowship convention charter protocol declaration day year report empire falls process pacific minor
  prix medaille regles fondation institut universite college ecole academie bibliotheque musee rue place avenue pont aeroport
  hopital centre stade theatre batiment salle fonds maison cathedrale eglise mosquee monastere banque parti mouvement plan bourse
  convention charte protocole journee annee rapport`);

/** No surname: bodies, peoples, days and what else has a capital beside a name. */
const others = setOf(`
  amnesty international watch reporters borders society club house court courts tribunal union nations council assembly committee
  commission congress parliament senate duma rada ministry agency office federation republic kingdom state states city region river
  lake sea mountain island islands north south east west northern southern eastern western european europe africa asia america
  january february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday christmas easter resolution recommendation article chapter rule law laws act bill case affair trial list act
  christian christians muslim muslims jewish jews orthodox catholic catholics protestant kurdish tatar tatars roma
  conseil assemblee comite commission congres parlement senat douma ministere agence office federation republique royaume etat etats
  ville region riviere lac mer montagne ile iles nord sud est ouest europeen europeenne europe afrique asie amerique janvier fevrier
  mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche noel
  paques resolution recommandation article chapitre regle loi lois affaire proces liste chretien chretiens musulman musulmans juif
  juifs orthodoxe orthodoxes catholique catholiques protestant kurde kurdes tatar tatars roms cour tribunal union nations`);

const general: ReadonlySet<string> = new Set([...generalWords.en, ...generalWords.fr]);
let places: ReadonlySet<string> | undefined;

/** Countries and cities of one word, made when first asked for. */
function placeWords(): ReadonlySet<string> {
  places ??= new Set(
    [...placeNames().values()]
      .flatMap(({ names, places: cities }) => [...names, ...cities])
      .filter((name) => !/\s/u.test(name))
      .map(fold),
  );
  return places;
}

/** Whether a word is nobody's surname, as far as one can tell: an ordinary word, a place, or the name of a body. */
export function isNoSurname(folded: string): boolean {
  return folded.length < 3 || isOrdinary(folded) || isOrdinary(folded.replace(/e?s$/u, ''));
}

function isOrdinary(word: string): boolean {
  return (
    general.has(word) ||
    others.has(word) ||
    namedThings.has(word) ||
    callings.has(word) ||
    placeWords().has(word)
  );
}
