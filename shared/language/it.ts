// One file of words for each room; every key stands in both languages, plurals with _one, _many and _other.
export * from './first/it.ts'
export * from './rooms/it.ts'
