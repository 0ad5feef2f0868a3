import { ActionIcon } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useCommand } from '../app/commands.tsx'
import { useFavourites, type Favourite } from '../app/favourites.ts'
import { useWords } from '../app/language.ts'

/** The star beside the title of a record: its favourites come first on the home page and in the search. */
export function FavouriteStar({ record }: { record: Favourite }) {
  const t = useWords()
  const { has, set } = useFavourites()
  const favourite = has(record)
  const label = t(favourite ? 'favourite.remove' : 'favourite.add')
  const change = () => set(record, !favourite)
  useCommand('favourite', change, { label })
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={change}>
      {favourite ? <IconStarFilled size={20} aria-hidden color="var(--mantine-color-yellow-7)" /> : <IconStar size={20} aria-hidden />}
    </ActionIcon>
  )
}
