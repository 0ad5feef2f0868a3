import { Page } from '../components/Page.tsx'

export const AboutPage = () => <Page title="AboutPage">{null}</Page>
