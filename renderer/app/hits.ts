import type { NavigateOptions } from '@tanstack/react-router'
import type { Hit } from '../../shared/search.ts'

/** Where a found record is opened. */
export function placeOf({ table, id }: Pick<Hit, 'table' | 'id'>): NavigateOptions {
  switch (table) {
    case 'cluster': return { to: '/clusters', search: { cluster: id } }
    case 'document': return { to: '/documents/$id', params: { id } }
    case 'person': return { to: '/people/$id', params: { id } }
    case 'supplier': return { to: '/suppliers/$id', params: { id } }
    case 'policy': return { to: '/policies/$id', params: { id } }
    case 'body': return { to: '/groups/$id', params: { id } }
    case 'decision': return { to: '/meetings/decisions', search: { open: id } }
    case 'action': return { to: '/actions', search: { open: id } }
    case 'meeting': return { to: '/meetings/$id', params: { id } }
    case 'organisation': return { to: '/members/$id', params: { id } }
  }
}
