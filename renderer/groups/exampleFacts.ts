import type { Facts } from '../../shared/groups/texts.ts'
import type { Language } from '../../shared/procedure.ts'
import type { Words } from '../app/language.ts'

/** Facts of an invented meeting, to show how a text reads when it is filled. */
export const exampleFacts = (t: Words, language: Language): Facts => {
  const fact = (key: 'body' | 'place' | 'chair' | 'secretary' | 'quorum' | 'point' | 'outcome') => t(`groups:screen.text.fact.${key}`, { lng: language })
  return {
    body: fact('body'), day: '10/03/2026', place: fact('place'), chair: fact('chair'), secretary: fact('secretary'), opened: '18:05', now: '18:20', quorum: fact('quorum'), point: fact('point'),
    speaker: fact('chair'), favour: '4', against: '1', abstained: '0', outcome: fact('outcome'),
  }
}
