import { describe, expect, it } from 'vitest'
import { referenceClusters } from '../../main/organisations/reference.ts'

describe('described clusters', () => {
  it('are fifteen cases and five Tuscan districts, in both languages', () => {
    for (const language of ['it', 'en'] as const) {
      const clusters = referenceClusters(language)
      expect(clusters.filter(({ group }) => group === 'case')).toHaveLength(15)
      expect(clusters.filter(({ group }) => group === 'tuscanDistrict').map(({ id }) => id)).toEqual(['prato-textile', 'empoli-clothing', 'santa-croce-leather', 'capannori-footwear', 'capannori-paper'])
      expect(new Set(clusters.map(({ id }) => id)).size).toBe(20)
      for (const cluster of clusters) expect(cluster.description && cluster.source && cluster.dataAge).toBeTruthy()
    }
  })

  it('keep unknown figures unknown, and say what a printed number means', () => {
    const [lodz, germany] = ['lodzkie', 'german-textile-fashion-confederation'].map((id) => referenceClusters('en').find((cluster) => cluster.id === id))
    expect(lodz).toMatchObject({ firms: null, employees: 47680, country: 'Poland' })
    expect(germany).toMatchObject({ firms: 10, employees: null, firmsNote: expect.stringContaining('not the size of the trade') })
  })

  it('speak the language that is asked for', () => {
    const [italian, english] = (['it', 'en'] as const).map((language) => referenceClusters(language).find(({ id }) => id === 'santa-croce-leather'))
    expect(italian).toMatchObject({ name: 'Distretto conciario di Santa Croce sull’Arno', sector: 'Concia', country: 'Italia' })
    expect(english).toMatchObject({ name: 'Santa Croce sull’Arno leather district', sector: 'Leather tanning', country: 'Italy' })
  })
})
