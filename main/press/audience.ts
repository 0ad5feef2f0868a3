import { words } from '../../shared/language.ts'
import type { Paper } from '../../shared/paper.ts'

/** Whom a paper is for, in its words; what is for everybody says nothing. */
export const audienceWords = ({ audience, language }: Paper): string => (audience === 'public' ? '' : words(language)(`papers:audience.${audience}`))
