import { z } from 'zod'
import { id, read, write, type Language } from '../procedure.ts'

/** What is known while people talk, by the name under which a text asks for it in each language. */
export const placeholders = {
  body: { it: 'gruppo', en: 'body' },
  day: { it: 'giorno', en: 'day' },
  place: { it: 'luogo', en: 'place' },
  chair: { it: 'presidente', en: 'chair' },
  secretary: { it: 'segretario', en: 'secretary' },
  opened: { it: 'ora di apertura', en: 'time of opening' },
  now: { it: 'ora', en: 'time' },
  quorum: { it: 'numero legale', en: 'quorum' },
  point: { it: 'punto', en: 'point' },
  speaker: { it: 'relatore', en: 'speaker' },
  favour: { it: 'favorevoli', en: 'in favour' },
  against: { it: 'contrari', en: 'against' },
  abstained: { it: 'astenuti', en: 'abstentions' },
  outcome: { it: 'esito', en: 'outcome' },
} as const satisfies Record<string, Record<Language, string>>
export type Placeholder = keyof typeof placeholders
/** A fact for each placeholder; null = not known yet. */
export type Facts = Record<Placeholder, string | null>

const isPlaceholder = (key: string): key is Placeholder => Object.hasOwn(placeholders, key)
export const placeholderKeys: readonly Placeholder[] = Object.keys(placeholders).filter(isPlaceholder)

const asked = /\{([^{}]*)\}/g
/** The placeholder of that name, in whichever language, capitals and spaces aside. */
function placeholderOf(name: string): Placeholder | undefined {
  const plain = name.trim().toLowerCase()
  return placeholderKeys.find(key => Object.values<string>(placeholders[key]).includes(plain))
}

/** Names between braces that stand for nothing, as they were typed, each once. */
export const unknownPlaceholders = (text: string): string[] => [...new Set([...text.matchAll(asked)].flatMap(([, name = '']) => (placeholderOf(name) ? [] : [name])))]

/** A text with its places filled; what is not known stays a gap (…) to be filled by hand. */
export const filled = (text: string, facts: Facts): string => text.replaceAll(asked, (all, name: string) => {
  const key = placeholderOf(name)
  return key === undefined ? all : facts[key] ?? '…'
})

const words = (max: number) => z.string().trim().max(max)

/** A text block for minutes: what the menu calls it, and its words with placeholders in braces; in English where it is written in that language too. */
export const textBlockFields = z.strictObject({
  /** Whose minutes it is for; null = those of every body. */
  bodyId: id.nullable(),
  name: words(100).min(1),
  nameEnglish: words(100).nullable(),
  text: words(2000).min(1),
  textEnglish: words(2000).nullable(),
})
export type TextBlockFields = z.infer<typeof textBlockFields>
export type TextBlock = TextBlockFields & { id: string }

/** A block in a language, the Italian where it has no English. */
export const blockIn = ({ name, nameEnglish, text, textEnglish }: Omit<TextBlockFields, 'bodyId'>, language: Language): { name: string; text: string } =>
  (language === 'en' ? { name: nameEnglish ?? name, text: textEnglish ?? text } : { name, text })

export const textProcedures = {
  /** The text blocks for the minutes of a body: those of every body and its own, in the order of their making. */
  'groups.texts.list': read(() => z.strictObject({ bodyId: id }), { errors: ['not-found'] }).answers<{ blocks: TextBlock[] }>(),
  /** A text block: without `id` a new one. Refused `placeholder-unknown` (`names`) where it asks for what nobody knows. */
  'groups.texts.save': write(() => z.strictObject({ id: id.optional(), fields: textBlockFields }), { errors: ['not-found', 'placeholder-unknown'] }).answers<{ id: string; batch: string }>(),
  /** Puts a text block into the bin. */
  'groups.texts.remove': write(() => z.strictObject({ id }), { errors: ['not-found'] }).answers<{ batch: string }>(),
}
