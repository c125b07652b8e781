import '@fontsource-variable/inter/wght.css';
import '@nightdesk/widget/tokens.css';
import './ui/ui.css';
import './app/app.css';
import './account/account.css';
import './inbox/inbox.css';
import './conversation/conversation.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { loadLanguage } from './ui/i18n';
import { nonce } from './ui/nonce';
import { applyScheme } from './ui/preferences';

// The scroll lock of dialogs writes a style element, which the policy allows by this nonce only.
setNonce(nonce);
applyScheme();
await loadLanguage();

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
