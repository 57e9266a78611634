import { expect, it } from 'vitest';
import { summarize } from '../../../src/classify/summary/summarize.ts';

const opener = 'Nous, soussignés, déclarons ce qui suit :';

it.each<readonly [what: string, paragraphs: readonly string[], summary: string | null]>([
  [
    'deux demandes qui se suivent',
    [
      opener,
      'Les manifestants demandent la démission du maire. Le président a appelé au calme.',
      'Nous appelons les autorités à libérer M. Dupont. Nous exhortons le parquet à entendre Mme A. Martin.',
    ],
    'Nous appelons les autorités à libérer M. Dupont. Nous exhortons le parquet à entendre Mme A. Martin.',
  ],
  [
    'la troisième personne du pluriel',
    [
      'Les signataires de la présente déclaration, préoccupés par la pollution du fleuve, demandent une enquête internationale.',
      'Les signataires de la pétition exigent la fermeture de l’usine.',
    ],
    'Les signataires de la présente déclaration, préoccupés par la pollution du fleuve, demandent une enquête internationale.',
  ],
  [
    'la troisième personne du singulier',
    [
      'L’Assemblée parlementaire :',
      '1. rappelle ses textes ;',
      '2. exhorte les deux parties à respecter la trêve ;',
      '3. salue le travail des médecins.',
    ],
    'exhorte les deux parties à respecter la trêve…',
  ],
  [
    'un « ils » et son second verbe',
    [
      'Les soussignés se réjouissent de l’ouverture de l’école.',
      'Ils partagent l’inquiétude de ses maîtres et condamnent les menaces proférées contre eux.',
      'Le lac est à sec depuis le printemps de cette année-là.',
    ],
    'Les soussignés se réjouissent de l’ouverture de l’école. Ils partagent l’inquiétude de ses maîtres et condamnent les menaces proférées contre eux.',
  ],
  [
    'des considérants',
    [
      'Considérant que la Cour a demandé des mesures provisoires et que le gouvernement doit les appliquer ;',
      'Vu la Résolution 1633 (2008) qui appelle au retrait des troupes ;',
      'Les soussignés exigent l’exécution immédiate de l’arrêt.',
    ],
    'Les soussignés exigent l’exécution immédiate de l’arrêt.',
  ],
  [
    'une liste',
    [
      opener,
      'Nous demandons aux gouvernements :',
      '– de ratifier la convention ;',
      '– d’ouvrir des refuges ;',
      '– de former les juges.',
    ],
    'Nous demandons aux gouvernements : – de ratifier la convention ; – d’ouvrir des refuges ; – de former les juges.',
  ],
  [
    'le passif',
    [
      opener,
      'Le barrage menace la vallée. Les deux États sont instamment invités à négocier. Le maire a été prié de partir.',
    ],
    'Les deux États sont instamment invités à négocier.',
  ],
  [
    'un appel',
    [
      opener,
      'La guerre dure depuis un an. Nous lançons un appel solennel à la communauté internationale. La neige tombe.',
    ],
    'Nous lançons un appel solennel à la communauté internationale.',
  ],
  [
    'guillemets et espaces insécables',
    [
      opener,
      'La foule criait : «\u00a0Nous demandons justice\u00a0!\u00a0» Pourquoi ce silence\u00a0? Nous réclamons la vérité\u00a0: toute la vérité.',
    ],
    'Nous réclamons la vérité : toute la vérité.',
  ],
  [
    '« ils » pour les signataires',
    ['Les soussignés condamnent l’attentat du 3 juin. Ils appellent également les États membres à coopérer.'],
    'Les soussignés condamnent l’attentat du 3 juin. Ils appellent également les États membres à coopérer.',
  ],
  [
    '« ils » pour d’autres',
    [
      opener,
      'Nous sommes aux côtés des étudiants de la capitale. Ils réclament des livres. Ils exigent des lits.',
    ],
    'Nous sommes aux côtés des étudiants de la capitale.',
  ],
  [
    'ce que d’autres demandent aux signataires',
    [opener, 'Les citoyens nous demandent d’agir. Nous soutenons leurs efforts pour la paix.'],
    'Nous soutenons leurs efforts pour la paix.',
  ],
  [
    'ce que demandent ceux que l’on salue',
    [opener, 'Nous saluons ceux qui demandent la paix et appellent au dialogue. Les armes doivent se taire.'],
    'Les armes doivent se taire.',
  ],
  [
    'un devoir',
    [
      opener,
      'La prison est pleine. Il est impératif de juger ou de libérer les détenus. Le directeur est nouveau.',
    ],
    'Il est impératif de juger ou de libérer les détenus.',
  ],
  [
    'en majuscules sans accents',
    [
      'NOUS, SOUSSIGNES, DECLARONS CE QUI SUIT:',
      'LA SITUATION EST GRAVE. NOUS RECLAMONS LA LIBERATION DES OTAGES.',
    ],
    'NOUS RECLAMONS LA LIBERATION DES OTAGES.',
  ],
  [
    'des abréviations',
    [
      opener,
      'Nous prions M. J.-P. Durand, Mme Roux et MM. Petit et Blanc de relire l’art. 5, al. 2, p. ex. la note n° 4. Le reste suit.',
    ],
    'Nous prions M. J.-P. Durand, Mme Roux et MM. Petit et Blanc de relire l’art. 5, al. 2, p. ex. la note n° 4.',
  ],
  [
    'une prise de position',
    [
      opener,
      'L’île compte quatre phares. Nous exprimons notre solidarité avec ses habitants. Le bac part à midi.',
    ],
    'Nous exprimons notre solidarité avec ses habitants.',
  ],
  [
    'ce qu’une résolution demandait',
    [
      opener,
      'Dans sa Résolution 2292 (2019), l’Assemblée a demandé une réforme. Nous déplorons que rien n’ait été fait.',
    ],
    'Nous déplorons que rien n’ait été fait.',
  ],
  [
    'une question que l’on se pose',
    [opener, 'Nous nous demandons pourquoi. Nous condamnons ces violences.'],
    'Nous condamnons ces violences.',
  ],
])('%s', (_, paragraphs, summary) => {
  expect(summarize({ paragraphs })).toBe(summary);
});
