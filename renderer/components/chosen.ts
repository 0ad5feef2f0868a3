import { z } from 'zod'

/** A record that was chosen in a field, with the name that is shown of it: as it is kept in a draft. */
export const chosenShape = z.object({ id: z.string(), name: z.string() })
export type Chosen = z.infer<typeof chosenShape>
