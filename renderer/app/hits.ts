import type { NavigateOptions } from '@tanstack/react-router'
import type { Hit } from '../../shared/search.ts'

/** Where a found record is opened. */
export function placeOf({ table, id }: Hit): NavigateOptions {
  switch (table) {
    case 'cluster': return { to: '/clusters', search: { cluster: id } }
    case 'document': return { to: '/documents/$id', params: { id } }
    case 'person': return { to: '/people/$id', params: { id } }
    case 'supplier': return { to: '/suppliers/$id', params: { id } }
    case 'policy': return { to: '/' }
    case 'organisation': return { to: '/members/$id', params: { id } }
  }
}
