import { useCallback, useMemo } from 'react'
import { typeInWords, type DocumentType } from '../../shared/documents.ts'
import { useRead } from '../app/api.ts'
import { useFormats } from '../app/language.ts'

const none: DocumentType[] = []

/** The types of documents, and what each is called in the window's language. */
export function useTypes(): { types: DocumentType[]; nameOf: (id: string | null) => string | null; loaded: boolean } {
  const { language } = useFormats()
  const { data } = useRead('documents.types.list', {})
  const types = data?.types ?? none
  const names = useMemo(() => new Map(types.map(type => [type.id, typeInWords(type, language)])), [types, language])
  const nameOf = useCallback((id: string | null) => (id === null ? null : (names.get(id) ?? null)), [names])
  return { types, nameOf, loaded: data !== undefined }
}

/** The types as choices, by name. */
export function useTypeChoices(): { value: string; label: string }[] {
  const { types, nameOf } = useTypes()
  const { language } = useFormats()
  return types.map(({ id }) => ({ value: id, label: nameOf(id) ?? id })).toSorted((a, b) => a.label.localeCompare(b.label, language))
}
