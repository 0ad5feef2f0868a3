import classes from './EndInSight.module.css'

const most = 30

/** The last words of a name with the blank before them, as many as `most` letters hold; at least one. */
function lastWords(name: string): string {
  const from = name.indexOf(' ', name.length - most - 1)
  return name.slice(from === -1 ? Math.max(0, name.lastIndexOf(' ')) : from)
}

/** A name whose beginning many share: where there is no room for all of it, it is cut in its middle, and the words that tell it from the others are seen. */
export function EndInSight({ name }: { name: string }) {
  const end = name.length > most ? lastWords(name) : name
  return <span className={classes['whole']}><span className={classes['start']}>{name.slice(0, name.length - end.length)}</span><span className={classes['end']}>{end}</span></span>
}
