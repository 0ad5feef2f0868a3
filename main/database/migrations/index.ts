import type { Migration } from 'kysely/migration'
import { house } from './001-house.ts'
import { register } from './002-register.ts'
import { acts } from './003-acts.ts'
import { suppliers } from './004-suppliers.ts'
import { checklists } from './005-checklists.ts'
import { groups } from './006-groups.ts'
import { policies } from './007-policies.ts'
import { texts } from './008-texts.ts'
import { signed } from './009-signed.ts'
import { people } from './010-people.ts'
import { rea } from './011-rea.ts'
import { versions } from './012-versions.ts'
import { layouts } from './013-layouts.ts'
import { pending } from './014-pending.ts'
import { favourites } from './015-favourites.ts'
import { ordered } from './016-ordered.ts'

/** All migrations in order; the version of a workspace (`user_version`) is how many it has run. */
export const migrations: Record<string, Migration> = {
  '001-house': house, '002-register': register, '003-acts': acts, '004-suppliers': suppliers, '005-checklists': checklists, '006-groups': groups, '007-policies': policies,
  '008-texts': texts, '009-signed': signed, '010-people': people, '011-rea': rea, '012-versions': versions, '013-layouts': layouts, '014-pending': pending,
  '015-favourites': favourites, '016-ordered': ordered,
}
