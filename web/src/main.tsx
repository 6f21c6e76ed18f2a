import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { registerServiceWorker } from './app/serviceWorker.ts'
import { activateLanguage } from './lib/i18n.ts'
import { applyTheme, preferences } from './lib/preferences.ts'
import { followSession, session } from './lib/session.ts'

applyTheme()
// What lies behind the door is on its way while the words of the door come.
if (session.get().status === 'signed-in') import('./app/SignedIn.tsx').catch(() => undefined)
await activateLanguage(preferences.get().language)
const root = document.getElementById('root')
if (!root) throw new Error('No root element')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// After the first screen: the client of the server, then the worker that keeps the app on the device.
followSession().catch(() => undefined)
registerServiceWorker()
