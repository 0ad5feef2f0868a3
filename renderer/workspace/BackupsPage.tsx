import { Page } from '../components/Page.tsx'

export const BackupsPage = () => <Page title="BackupsPage">{null}</Page>
