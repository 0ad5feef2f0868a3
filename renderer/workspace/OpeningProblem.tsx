export const OpeningProblem = (_: { problem?: unknown }) => null
