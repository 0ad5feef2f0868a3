import { Page } from '../components/Page.tsx'

export const ClustersPage = () => <Page title="ClustersPage">{null}</Page>
