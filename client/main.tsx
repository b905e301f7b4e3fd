import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/cloths.css';
import './theme/base.css';
import './theme/button.css';
import './theme/link-button.css';
import './theme/field.css';
import './theme/ticket.css';
import './theme/folded-line.css';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { BASE } from './requests/base.ts';
import { beginStatic } from './static/begin-static.ts';
import { isStatic } from './static/is-static.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Could not start: index.html has no #root.');
const show = () =>
  createRoot(root).render(
    <StrictMode>
      <Router base={BASE.slice(0, -1)}>
        <App />
      </Router>
    </StrictMode>,
  );
if (isStatic) beginStatic(BASE, show);
else show();
