import type { AgendaPoint, PointFields } from '../../shared/meetings.ts'
import { api } from '../app/api.ts'
import { useSeenSave } from '../components/seen.ts'

const write = ({ meetingId, id }: AgendaPoint, fields: Partial<PointFields>, revision: number) => api.call('meetings.points.save', { meetingId, id, fields, revision })

/** Saves fields of a point with what they showed before, as records do. */
export const usePointSave = (point: AgendaPoint, refetch: () => Promise<unknown>) => useSeenSave(point, write, refetch)
