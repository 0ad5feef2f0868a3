export const FirstRun = (_: { problem?: unknown }) => null
