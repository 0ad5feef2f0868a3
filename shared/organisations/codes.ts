// The codes in which organisations are described. They stand apart from the schemas, which the first screen does not need.

export const organisationKinds = ['firm', 'association', 'publicBody', 'union', 'ngo', 'school', 'bank', 'other'] as const
/** Short list of Italian legal forms (domain: ISTAT classes, abbreviated); the words are in `organisations.json`. */
export const legalForms = [
  'DI', 'LP', 'SS', 'SNC', 'SAS', 'SRL', 'SRLS', 'SRL-U', 'SPA', 'SPA-U', 'SAPA', 'COOP', 'COOP-SOC', 'SCARL', 'CONS', 'RETE-S', 'RETE-C',
  'GEIE', 'STP', 'IS', 'ASS', 'FOND', 'ENTE', 'PA', 'EST',
] as const
export const chainPlaces = ['rawMaterial', 'processing', 'finishing', 'components', 'assembly', 'machinery', 'services', 'trade', 'other'] as const
export const atecoEditions = ['2007', '2022', '2025'] as const
export const membershipKinds = ['member', 'supporter', 'pilot', 'signatory'] as const
