import { useCallback, useMemo } from 'react'
import type { Language } from '../../shared/procedure.ts'
import { categoryInWords } from '../../shared/suppliers/list.ts'
import type { Category } from '../../shared/suppliers/records.ts'
import { useRead } from '../app/api.ts'
import { useFormats } from '../app/language.ts'

/** A name in the language, where there is one in it. */
export const inLanguage = (language: Language, italian: string, english: string | null): string => (language === 'en' ? english : null) ?? italian

const none: Category[] = []

/** The categories in their order, and what each is called in the window's language, by its id or its code. */
export function useCategories(at?: string): { categories: Category[]; nameOf: (idOrCode: string) => string; loaded: boolean } {
  const { language } = useFormats()
  const { data } = useRead('suppliers.categories.list', at ? { at } : {})
  const categories = data?.categories ?? none
  const names = useMemo(() => new Map(categories.flatMap(one => [[one.id, categoryInWords(one, language)], [one.code, categoryInWords(one, language)]])), [categories, language])
  const nameOf = useCallback((idOrCode: string) => names.get(idOrCode) ?? idOrCode, [names])
  return { categories, nameOf, loaded: data !== undefined }
}

/** The categories as choices, in their order. */
export function useCategoryChoices(): { value: string; label: string }[] {
  const { categories } = useCategories()
  const { language } = useFormats()
  return categories.map(one => ({ value: one.id, label: categoryInWords(one, language) }))
}

/** What a type of documents is called in the window's language, by its code; the newest edition's name, where there are several. */
export function useDocumentNames(): (code: string) => string {
  const { language } = useFormats()
  const { data } = useRead('documents.types.list', {})
  const names = useMemo(() => new Map((data?.types ?? []).flatMap(type => (type.code === null ? [] : [[type.code, inLanguage(language, type.name, type.nameEnglish)]]))), [data, language])
  return useCallback((code: string) => names.get(code) ?? code, [names])
}
