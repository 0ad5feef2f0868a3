import { Notifications } from '@mantine/notifications'
import { SideDialog } from '../components/Dialog.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { WriterChoice } from '../workspace/WriterChoice.tsx'
import { Find } from './Find.tsx'
import { Help } from './Help.tsx'
import { Palette } from './Palette.tsx'
import { Question } from './Question.tsx'

/** The question that waits for an answer, and notices. */
const Above = () => <><Question /><Notifications position="bottom-right" limit={4} /></>

/** What stands above the first screen, closed at first: read once that was painted (`useLayers`). */
export const layers = { Above, Find, Help, Palette, PaperDialog, SideDialog, WriterChoice }
