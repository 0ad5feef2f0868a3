import { Anchor } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

const TextAnchor = ({ children, ...props }: ComponentProps<'a'>) => <Anchor inherit underline="always" {...props}>{children}</Anchor>

/** A link inside a text: as large as the text, and underlined, since its colour alone would not tell it from the words beside it. */
export const TextLink = createLink(TextAnchor)
