import { Page } from '../components/Page.tsx'

export const HistoryPage = () => <Page title="HistoryPage">{null}</Page>
