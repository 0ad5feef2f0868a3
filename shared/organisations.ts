import { z } from 'zod'
import { atecoEditions, chainPlaces, legalForms, membershipKinds, organisationKinds } from './organisations/codes.ts'
import { day, id, long, place, read, write, language } from './procedure.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

/** The plain fields of an organisation. Unknown is null. Numbers that fail their check are kept and marked, never refused. */
export const organisationFields = z.strictObject({
  name: z.string().trim().min(1).max(300),
  kind: z.enum(organisationKinds),
  legalForm: z.enum(legalForms).nullable(),
  /** ISO 3166-1 alpha-2 of the seat. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** As normalised by `vat.ts`: 11 digits for Italy, prefix included elsewhere. */
  vatNumber: text(20),
  taxCode: text(20),
  rea: text(20),
  pec: text(200),
  sdiCode: text(7),
  email: text(200),
  /** Further addresses, one a line. */
  otherEmails: text(1000),
  phone: text(100),
  website: text(300),
  atecoCode: text(20),
  atecoEdition: z.enum(atecoEditions).nullable(),
  chainPlace: z.enum(chainPlaces).nullable(),
  ownerGroup: text(200),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  /** In no export, paper, search excerpt or log. */
  privateNotes: text(20000),
  /** The day on which somebody last said that the data are right. */
  confirmedOn: day.nullable(),
})
export type OrganisationFields = z.infer<typeof organisationFields>

export const siteFields = z.strictObject({
  kind: z.enum(['registered', 'operating']),
  address: text(300),
  /** As typed; `municipalityCode` is null where the list of ISTAT does not know it. */
  municipality: text(120),
  municipalityCode: z.string().regex(/^\d{6}$/).nullable(),
  province: text(10),
  postalCode: text(12),
})
export type SiteFields = z.infer<typeof siteFields>

/** Figures of one year: headcount in annual work units (decimals allowed), money in euros. */
export const figureFields = z.strictObject({
  year: z.int().min(1900).max(2200),
  employees: z.number().min(0).max(10_000_000).nullable(),
  turnover: z.number().min(0).max(1e13).nullable(),
  balanceSheet: z.number().min(0).max(1e13).nullable(),
})
export type FigureFields = z.infer<typeof figureFields>

export const membershipFields = z.strictObject({
  clusterId: id,
  kind: z.enum(membershipKinds),
  /** First day; null = unknown, before everything. */
  from: day.nullable(),
  /** Last day; null = still running. */
  to: day.nullable(),
  act: text(300),
  withdrawalReason: text(500),
})
export type MembershipFields = z.infer<typeof membershipFields>

export const clusterFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  sector: text(200),
  place: text(200),
  description: text(5000),
  /** Id of the described case it was started from. */
  referenceId: text(100),
})
export type ClusterFields = z.infer<typeof clusterFields>

export type Stored<T> = T & { id: string }
export type OrganisationRecord = Stored<OrganisationFields> & {
  sites: Stored<SiteFields>[]
  figures: Stored<FigureFields>[]
  memberships: (Stored<MembershipFields> & { cluster: string })[]
  /** People with a role there; how they are reached and what they agreed to is in their own room. */
  contacts: { id: string; personId: string; name: string; role: string | null }[]
  documents: { id: string; documentTypeId: string; number: string | null; expiresOn: string | null; verified: boolean }[]
  deletedAt: string | null
  changedAt: string
  /** Rises with every change of the organisation's own fields: given back when they are saved. */
  revision: number
}

/** What names an organisation, or goes with it, beside its own parts. */
export type OrganisationLinks = {
  /** Records that were merged into it: their ids still lead here. */
  merged: { id: string; name: string; at: string; /** The batch that merged them, while it can be undone. */ batch: string | null }[]
  /** Others of the same owner group. */
  group: { id: string; name: string }[]
  /** Bodies in which it has or had a seat, and policies of its own. */
  bodies: { id: string; name: string }[]
  policies: { id: string; name: string }[]
  /** Records of each kind that name it, those in the bin left out; one that names it twice counts twice. */
  counts: { table: string; count: number }[]
}

/** A described cluster, read-only, with where it comes from and how old the data are. */
export type ReferenceCluster = {
  id: string
  group: 'case' | 'tuscanDistrict'
  name: string
  sector: string
  place: string | null
  country: string
  firms: number | null
  /** What the number of firms means, where it is not simply their number. */
  firmsNote: string | null
  employees: number | null
  coordinator: string | null
  coordinatorNote: string | null
  description: string | null
  ecoInnovation: string | null
  website: string | null
  source: string
  dataAge: string
}

/** A cluster in numbers at a day. Sums are over the members for which the figure is known. */
export type ClusterNumbers = {
  members: number
  /** Annual work units. */
  employees: { sum: number; known: number }
  /** Euros. */
  turnover: { sum: number; known: number }
  /** Null = not stated. */
  byChainPlace: readonly { chainPlace: string | null; members: number; employees: number | null }[]
  /** Null = the figures do not decide it. */
  bySize: readonly { size: string | null; members: number }[]
  /** Memberships that began in a year, also those that ended since. */
  joinedByYear: readonly { year: number; members: number }[]
}

export const organisationProcedures = {
  /** Also by the id of a record that was merged into it: the answer then bears the id of the record that stayed. */
  'organisations.get': read(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<OrganisationRecord>(),
  'organisations.links': read(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<OrganisationLinks>(),
  /**
   * Without `id` a new organisation, member of a cluster at once when `clusterId` is given; else changes the named fields. `revision` is the one
   * that the screen got: where the organisation was changed since, nothing is saved, and `stale` answers `{ revision, changed }` with the newer
   * values of all fields that changed.
   */
  'organisations.save': write(
    () => z.strictObject({ id: id.optional(), values: organisationFields.partial(), revision: z.int().min(0).optional(), clusterId: id.optional(), joinedOn: day.optional() }),
    { errors: ['not-found', 'stale', 'name-missing'] },
  ).answers<{ id: string; revision: number; batch: string }>(),
  /** Puts organisations into the bin. */
  'organisations.remove': write(() => z.strictObject({ ids: z.array(id).min(1).max(100_000) }), { errors: ['not-found'] }).answers<{ batch: string }>(),
  'organisations.restore': write(() => z.strictObject({ ids: z.array(id).min(1).max(100_000) }), { errors: ['not-found', 'merged'] }).answers<{ batch: string }>(),
  /** Sites, figures by year and memberships: without `id` a new one; `remove` puts it into the bin. */
  'organisations.sites.save': write(() => z.strictObject({ organisationId: id, id: id.optional(), fields: siteFields.partial(), remove: z.boolean().optional() }), { errors: ['not-found'] }).answers<{ id: string; batch: string }>(),
  'organisations.figures.save': write(() => z.strictObject({ organisationId: id, fields: figureFields.partial().required({ year: true }), remove: z.boolean().optional() }), { errors: ['not-found'] }).answers<{ id: string; batch: string }>(),
  'members.memberships.save': write(
    () => z.strictObject({ organisationId: id, id: id.optional(), fields: membershipFields.partial(), remove: z.boolean().optional() }),
    { errors: ['not-found', 'period-order', 'period-overlap'] },
  ).answers<{ id: string; batch: string }>(),
  /** Organisations by prefixes of words of their name and numbers, accents folded: to choose one. */
  'organisations.find': read(() => z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).optional() })).answers<{ organisations: { id: string; name: string; municipality: string | null }[] }>(),
  /** Municipalities of ISTAT whose name begins with the text, accents folded. */
  'organisations.municipalities': read(() => z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(50).optional() }), { needsWorkspace: false }).answers<{ municipalities: { name: string; code: string; province: string; postalCodes: string[] }[]; source: string; date: string }>(),
}

export const clusterProcedures = {
  'clusters.list': read(() => z.strictObject({})).answers<{ clusters: (Stored<ClusterFields> & { members: number; /** As in `OrganisationRecord`. */ revision: number })[] }>(),
  /** Without `id` a new cluster; else changes the named fields. `revision` as in `organisations.save`. */
  'clusters.save': write(() => z.strictObject({ id: id.optional(), fields: clusterFields.partial(), revision: z.int().min(0).optional() }), { errors: ['not-found', 'name-missing', 'stale'] })
    .answers<{ id: string; batch: string }>(),
  /** Moves a cluster into the bin to which nothing belongs: `cluster-in-use` where memberships, bodies, policies and the like do, also past ones and those in the bin; `cluster-last` for the only one. */
  'clusters.remove': write(() => z.strictObject({ id }), { errors: ['not-found', 'cluster-in-use', 'cluster-last'] }).answers<{ batch: string }>(),
  /** The described cases and Tuscan districts, read-only. */
  'clusters.reference': read(() => z.strictObject({ language }), { needsWorkspace: false }).answers<{ clusters: ReferenceCluster[] }>(),
  /** The card of a cluster of ours, or of a described one, as PDF. */
  'clusters.export': long(
    () => z.strictObject({ id: id.optional(), reference: id.optional(), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['not-found', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}

/** A file that the press wrote. */
export type Written = {
  path: string
  /** File name without folder. */
  name: string
  sha256: string
  bytes: number
  /** Pages of a PDF, or rows of the tables of a workbook. */
  pages: number | null
  rows: number | null
}
