import { describe, expect, it } from 'vitest'
import { findMunicipality, municipalitiesSource, searchMunicipalities } from '../../main/organisations/municipalities.ts'

const found = (name: string, province?: string) => {
  const municipality = findMunicipality(name, province)
  return municipality && `${municipality.name} (${municipality.province}) ${municipality.code}`
}
const santaCroce = "Santa Croce sull'Arno (PI) 050033"

describe('municipalities', () => {
  it.each([
    ['Empoli', 'FI', '048014', 'D403'], ['Fucecchio', 'FI', '048019', 'D815'], ['Castelfiorentino', 'FI', '048010', 'C101'], ['Certaldo', 'FI', '048012', 'C540'],
    ['Vinci', 'FI', '048050', 'M059'], ['Montelupo Fiorentino', 'FI', '048028', 'F551'], ['Capannori', 'LU', '046007', 'B648'], ['Porcari', 'LU', '046026', 'G882'],
    ['Lucca', 'LU', '046017', 'E715'], ['Pescia', 'PT', '047012', 'G491'], ["Santa Croce sull'Arno", 'PI', '050033', 'I177'], ['Castelfranco di Sotto', 'PI', '050009', 'C113'],
    ['San Miniato', 'PI', '050032', 'I046'], ['Prato', 'PO', '100005', 'G999'], ['Modena', 'MO', '036023', 'F257'],
  ])('knows %s', (name, province, code, cadastralCode) => {
    expect(findMunicipality(name)).toMatchObject({ name, province, code, cadastralCode })
  })

  it.each([
    ['SANTA CROCE SULL’ARNO'], ['santa croce sull arno'], ['  Santa  Croce sull´ Arno '], ["S. Croce sull'Arno"], ['S.Croce s/Arno'], ['Santa Croce s/Arno'], ['S CROCE S/ARNO'], ["Santa Croce sull'Arno (PI)"],
  ])('reads %j', (text) => { expect(found(text)).toBe(santaCroce) })

  it.each([
    ['Castelfranco di S.', 'PI', 'Castelfranco di Sotto (PI) 050009'],
    ['Montelupo F.no', 'FI', 'Montelupo Fiorentino (FI) 048028'],
    ['S. Miniato', 'Pisa', 'San Miniato (PI) 050032'],
    ['Forli\'', undefined, 'Forlì (FC) 040012'],
    ['Bozen', 'BZ', 'Bolzano/Bozen (BZ) 021008'],
    ['bolzano', undefined, 'Bolzano/Bozen (BZ) 021008'],
    ['Reggio Emilia', 'RE', "Reggio nell'Emilia (RE) 035033"],
    ['Empoli - FI', undefined, 'Empoli (FI) 048014'],
    ['Lucca LU', undefined, 'Lucca (LU) 046017'],
    ['55012 Capannori', undefined, 'Capannori (LU) 046007'],
    ['Savogna d\'Isonzo', 'GO', "Savogna d'Isonzo-Sovodnje ob Soči (GO) 031022"],
    ['Empoli', 'boh', 'Empoli (FI) 048014'],
  ])('reads %j in %j', (text, province, expected) => { expect(found(text, province)).toBe(expected) })

  it('leaves open what is unknown, ambiguous, or in another province', () => {
    for (const [name, province] of [['Ponte a Egola', 'PI'], ['Samone', ''], ['Empoli', 'PI'], ['', ''], ['.', ''], ['S.', ''], ['a.b.c.d.e.f.g', '']] as const) expect(found(name, province)).toBeNull()
    expect(found('Samone', 'TN')).toBe('Samone (TN) 022165')
  })

  it('proposes names by their beginning', () => {
    expect(searchMunicipalities('santa croce', 10).map(({ name }) => name)).toEqual(['Santa Croce Camerina', 'Santa Croce del Sannio', 'Santa Croce di Magliano', "Santa Croce sull'Arno"])
    expect(searchMunicipalities('s.croce', 10)).toHaveLength(4)
    expect(searchMunicipalities('BOZ', 1).map(({ code }) => code)).toEqual(['021008'])
    expect(searchMunicipalities('mont', 5)).toHaveLength(5)
    expect(searchMunicipalities('  ', 5)).toEqual([])
  })

  it('says where it comes from and how old it is', () => {
    expect(municipalitiesSource().date).toBe('2024-01-22')
    expect(municipalitiesSource().source).toContain('ISTAT')
  })
})
