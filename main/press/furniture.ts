import { words } from '../../shared/language.ts'
import type { Paper } from '../../shared/paper.ts'

/** Whom a paper is for, in its words; what is for everybody says nothing. */
export const audienceWords = ({ audience, language }: Paper): string => (audience === 'public' ? '' : words(language)(`papers:audience.${audience}`))

/** What stands above each page but the first: whose paper it is, where the agency has a name, and what. */
export const runningHead = ({ letterhead, title }: Paper): string => [letterhead.agency, title].filter(Boolean).join(' · ')
