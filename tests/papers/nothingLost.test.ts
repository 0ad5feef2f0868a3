import { it } from 'vitest'
import { checkEveryWord } from './everyWord.ts'

it('prints every word of every paper, in both formats', async () => {
  await checkEveryWord(10, 20250630)
}, 120_000)
