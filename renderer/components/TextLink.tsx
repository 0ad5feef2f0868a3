import { Anchor } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

const TextAnchor = ({ children, ...props }: ComponentProps<'a'>) => <Anchor inherit {...props}>{children}</Anchor>

/** A link inside a text, as large as the text. */
export const TextLink = createLink(TextAnchor)
