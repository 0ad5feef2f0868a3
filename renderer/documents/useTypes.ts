import { useRead } from '../app/api.ts'

/** The types of documents, in the order of their names. */
export function useTypes() {
  const { data, error, refetch } = useRead('documents.types.list', {})
  return { types: data?.types ?? [], loaded: data !== undefined, error, refetch }
}
