import { personKey } from './name-key.ts';

const offices = inEitherCase(
  `vice-president presidents president prime&ministers prime&minister ministers minister chancellors chancellor high&commissioner
  commissioners commissioner secretary&general secretary-general secretary&of&state pope king queen co-rapporteurs co-rapporteur
  rapporteurs rapporteur ambassadors ambassador special&representative chairperson chairman chairwoman chair speaker
  vice-président vice-présidente présidents président présidente premiers&ministres premier&ministre première&ministre ministres
  ministre chancelier chancelière haut&commissaire commissaires commissaire secrétaire&général secrétaire&générale
  secrétaire&d’état pape roi reine corapporteurs corapporteur rapporteurs rapporteur rapporteure rapporteuse ambassadeurs
  ambassadeur ambassadrice`,
);
const former = inEitherCase(
  'former ex late opposition ousted jailed imprisoned elected deposed then ancien ancienne feu feue',
);
const name = String.raw`\p{Lu}[\p{L}'’-]*`;
/** "of Azerbaijan", "of the European Commission", "de la République", "d’Ukraine", "de l’Assemblée". */
const of = String.raw`(?: (?:of(?: the)? |for(?: the)? |de la |de l['’]|d['’]|du |des |de )(?:state|justice|interior|foreign affairs|${name})(?:(?: of| and| the| de| et| la| pour)*? (?:[ld]['’])?${name}){0,4})?`;

const before = new RegExp(String.raw`(?<!\p{L})(?<former>${former}[ -])?${offices}${of},? $`, 'u');
const after = new RegExp(
  String.raw`^(?:,| \() ?(?:(?:the|our|its|le|la|l['’]|notre) ?)?(?!${former}(?!\p{L}))(?:\p{L}[\p{L}-]+ ){0,2}${offices}(?!\p{L})`,
  'u',
);
/** How far on either side of a name an office is looked for. */
const reach = 90;

/** Whether a text names somebody as the holder of an office: those are named in passing, whatever it is about. */
export function holdsOffice(text: string, from: number, to: number): boolean {
  const found = before.exec(text.slice(Math.max(0, from - reach), from));
  if (found !== null) return found.groups?.['former'] === undefined;
  return after.test(text.slice(to, to + reach));
}

/** Any of the words, each with a capital or without; "&" stands for a space within one. */
function inEitherCase(words: string): string {
  const forms = words
    .trim()
    .split(/\s+/u)
    .map((word) =>
      word.replaceAll('&', ' ').replace(/(?<!\p{L})\p{Ll}/gu, (first) => `[${first}${first.toUpperCase()}]`),
    );
  return `(?:${forms.join('|')})`;
}

const known = `
  Vladimir Putin, Vladimir Poutine, Dmitry Medvedev, Boris Yeltsin, Mikhail Gorbachev, Sergei Lavrov, Ilham Aliyev, Heydar Aliyev, Mehriban Aliyeva, Nikol Pashinyan,
  Recep Erdoğan, Recep Tayyip, Tayyip Erdoğan, Abdullah Gül, Ahmet Davutoğlu, Alexander Lukashenko, Aleksandr Lukashenka, Alexandre Loukachenko, Volodymyr Zelenskyy,
  Volodymyr Zelensky, Petro Poroshenko, Viktor Orbán, Emmanuel Macron, François Hollande, Nicolas Sarkozy, Jacques Chirac, Angela Merkel, Olaf Scholz, Friedrich Merz, Giorgia Meloni,
  Donald Tusk, Donald Trump, Joe Biden, Barack Obama, George Bush, Boris Johnson, Tony Blair, David Cameron, Theresa May, Keir Starmer, Aleksandar Vučić, Edi Rama, Maia Sandu,
  Irakli Kobakhidze, Irakli Garibashvili, Kassym Tokayev, Nursultan Nazarbayev, Benjamin Netanyahu, Mahmoud Abbas, Xi Jinping, Bashar Assad,
  Charles Michel, Ursula Leyen, José Barroso, Jean-Claude Juncker, Josep Borrell, Federica Mogherini, Kaja Kallas, António Guterres, Antonio Guterres, Kofi Annan, Filippo Grandi,
  Walter Schwimmer, Terry Davis, Thorbjørn Jagland, Marija Burić, Alain Berset, Alvaro Gil-Robles, Thomas Hammarberg, Nils Muižnieks, Dunja Mijatović, Michael O’Flaherty,
  Peter Schieder, René Linden, Lluís Puig, Mevlüt Çavuşoğlu, Jean-Claude Mignon, Anne Brasseur, Pedro Agramunt, Stella Kyriakides, Michele Nicoletti, Liliane Pasquier,
  Rik Daems, Tiny Kox, Theodoros Rousopoulos, Pieter Omtzigt, Robert Schuman, Winston Churchill, Konrad Adenauer, Jean Monnet, Altiero Spinelli, Simone Veil, René Cassin,
  Joseph Stalin, Joseph Staline, Josef Stalin, Adolf Hitler, Benito Mussolini, Francisco Franco, Vladimir Lenin, Mustafa Atatürk, Kemal Atatürk, Nelson Mandela, Mahatma Gandhi,
  Martin Luther, Václav Havel, Vaclav Havel, Andrei Sakharov, Andreï Sakharov, Alfred Nobel, Eleanor Roosevelt, Immanuel Kant, Anne Frank, Raphael Lemkin, Albert Einstein, Pope Francis`;

/** Who is named in passing so often, or so long ago, that it makes no story. Whoever was one by a case of their own is not here. */
export const knownToAll: ReadonlySet<string> = new Set(
  known.split(',').flatMap((name) => {
    const [given = '', surname = ''] = name.trim().split(/\s+/u);
    return [personKey(given, surname, 'en'), personKey(given, surname, 'fr')];
  }),
);
