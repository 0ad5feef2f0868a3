import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** A deep water green: calm, far from the red and yellow that mean something. */
const lagoon: MantineColorsTuple = ['#eef7f7', '#d9ecec', '#b4d9da', '#8ac5c8', '#65b2b6', '#489fa4', '#338b91', '#247278', '#175c62', '#0c454a']

export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: 8,
  colors: { lagoon },
  fontFamily: '"Noto Sans", "Segoe UI", system-ui, sans-serif',
  headings: { fontFamily: '"Noto Sans", "Segoe UI", system-ui, sans-serif', fontWeight: '600' },
  defaultRadius: 'sm',
  fontSizes: { md: '0.9375rem' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // What is written without an edge around it has the colour of a link: a button that looks like text is told from text.
  variantColorResolver: asked => {
    const colors = defaultVariantColorsResolver(asked)
    return asked.variant === 'subtle' && (asked.color ?? asked.theme.primaryColor) === asked.theme.primaryColor ? { ...colors, color: 'var(--mantine-color-anchor)', hover: 'var(--mantine-color-default-hover)' } : colors
  },
  components: {
    // The colour stays on edge and picture: as text it is too pale.
    Notification: { styles: { description: { color: 'var(--mantine-color-text)' } } },
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' }, message: { color: 'var(--mantine-color-text)' } } },
    // Their <header> is no banner of the page.
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 80 }, attributes: { header: { role: 'presentation' } } }, styles: { title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } } },
    Drawer: { defaultProps: { transitionProps: { duration: 80 }, attributes: { header: { role: 'presentation' } } } },
    // A menu holds items only, so no empty place for the first focus.
    Menu: { defaultProps: { transitionProps: { duration: 60 }, shadow: 'md', withInitialFocusPlaceholder: false } },
    // What can be scrolled shows it, also where no mouse is over it.
    ScrollArea: { defaultProps: { type: 'auto' } },
    Select: { defaultProps: { limit: 50, allowDeselect: false } },
  },
})

// Mantine's own error colours stand at 3.3:1; these pass 4.5:1 in both schemes. What cannot be pressed stands at 1.75:1 there; here at 3:1 or more, so that it is read what it would do.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-anchor': 'var(--mantine-color-lagoon-8)',
    '--mantine-color-disabled-color': '#747c84',
    '--desk-paper': 'var(--mantine-color-gray-0)',
  },
  dark: {
    '--mantine-color-error': 'var(--mantine-color-red-5)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-anchor': 'var(--mantine-color-lagoon-3)',
    // what is chosen is lighter than what is around it
    '--mantine-color-lagoon-light': 'var(--mantine-color-lagoon-8)',
    '--mantine-color-lagoon-light-hover': 'var(--mantine-color-lagoon-7)',
    '--mantine-color-lagoon-light-color': 'var(--mantine-color-white)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    '--desk-paper': 'var(--mantine-color-dark-8)',
  },
})
