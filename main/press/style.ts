import type { StyleDictionary } from 'pdfmake/interfaces.js'

/** The few colours of a paper: dark blue-grey for what leads, greys for what accompanies. */
export const ink = {
  text: '#1b1f23', heading: '#1f3a52', quiet: '#57626d', rule: '#1f3a52', hairline: '#c9d1d9', headerFill: '#eaeff4', bar: '#3d6d94', warning: '#8a3b12',
} as const

export const styles: StyleDictionary = {
  agency: { fontSize: 10.5, bold: true, color: ink.heading },
  address: { fontSize: 8, color: ink.quiet },
  title: { fontSize: 17, bold: true, color: ink.heading, lineHeight: 1.05 },
  subtitle: { fontSize: 11, color: ink.text },
  asOf: { fontSize: 9, color: ink.quiet },
  heading1: { fontSize: 13, bold: true, color: ink.heading },
  heading2: { fontSize: 11, bold: true, color: ink.heading },
  heading3: { fontSize: 9.5, bold: true, color: ink.heading },
  caption: { fontSize: 9.5, bold: true, color: ink.heading, margin: [0, 12, 0, 3] },
  note: { fontSize: 8.5, italics: true, color: ink.quiet },
  warning: { fontSize: 9.5, bold: true, color: ink.warning },
  furniture: { fontSize: 7.5, color: ink.quiet },
  label: { fontSize: 8.5, color: ink.quiet },
  figure: { fontSize: 20, bold: true, color: ink.heading },
}

/** A4 in points, and the margins left, top, right, bottom. */
export const page = {
  portrait: { width: 595.28, height: 841.89, margins: [54, 52, 54, 52] },
  landscape: { width: 841.89, height: 595.28, margins: [40, 46, 40, 46] },
} as const
