// One file of words for each room; every key stands in both languages, plurals with _one, _many and _other.
export * from './first/en.ts'
export * from './rooms/en.ts'
