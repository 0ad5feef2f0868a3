import dayjs from 'dayjs'

/** Today on the wall calendar of this computer, as `YYYY-MM-DD`. */
export const today = (): string => dayjs().format('YYYY-MM-DD')
