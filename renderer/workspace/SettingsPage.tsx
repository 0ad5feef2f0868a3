import { Page } from '../components/Page.tsx'

export const SettingsPage = () => <Page title="SettingsPage">{null}</Page>
