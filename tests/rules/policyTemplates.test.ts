import { expect, test } from 'vitest'
import { templates } from '../../main/policies/templates.ts'
import { bindingProblem, modesOf } from '../../shared/policies/cascade.ts'
import { clauseDraft, inherits } from '../../shared/policies/model.ts'
import { sound } from '../../shared/policies/parameters.ts'
import { plainText } from '../../shared/policies/text.ts'

test.each([['cluster', 'cluster', 25], ['corporate', 'firm', 20]] as const)('the template %s fits the contract, in both languages', (id, scope, least) => {
  const template = templates().find(one => one.id === id)
  expect(template).toMatchObject({ scope, nameEnglish: expect.any(String), descriptionEnglish: expect.any(String) })
  expect(template?.clauses.length).toBeGreaterThanOrEqual(least)
  for (const clause of template?.clauses ?? []) {
    expect(clauseDraft.parse(clause)).toEqual(clause)
    expect(plainText(clause.text), clause.heading ?? '').not.toBe('')
    expect(plainText(clause.textEnglish), clause.heading ?? '').not.toBe('')
    expect(clause.headingEnglish).not.toBeNull()
    for (const parameter of clause.parameters) {
      expect(sound(parameter), `${clause.heading}: ${parameter.key}`).toBe(true)
      for (const text of [clause.text, clause.textEnglish]) expect(plainText(text)).toContain(`{${parameter.key}}`)
      // a value is printed with its unit, which the text does not say again
      const said = [clause.text, clause.textEnglish].map(plainText).join('\n')
      for (const unit of [parameter.unit, parameter.unitEnglish]) expect(unit === null || !said.includes(`{${parameter.key}} ${unit}`), parameter.key).toBe(true)
    }
    for (const text of [clause.text, clause.textEnglish]) for (const [, key] of plainText(text).matchAll(/\{(\w+)\}/g)) expect(clause.parameters.map(parameter => parameter.key)).toContain(key)
    expect(modesOf(clause.tailorability)).toContain('inherit')
    expect(bindingProblem({ ...clause, clauseId: 'a', parentId: null, position: 1, hash: '' }, inherits)).toBeNull()
  }
})

test('a cluster’s template has what its firms need: what is locked, what they set, what they may leave', () => {
  const [cluster] = templates()
  expect(new Set(cluster?.clauses.map(({ tailorability }) => tailorability))).toEqual(new Set(['locked', 'parametric', 'strengthenable', 'free']))
  expect(new Set(cluster?.clauses.map(({ strength }) => strength))).toEqual(new Set(['must', 'should']))
  expect(new Set(cluster?.clauses.flatMap(({ sources }) => sources.map(({ standard }) => standard)))).toEqual(new Set(['ISO 26000', 'SA8000', 'OECD', 'EMAS', 'ISO 14001', 'GRI', 'VSME', 'ISO 45001', 'AA1000', 'ISO 9001']))
})
