import { lazy } from 'react';

/** The editor and the comparison come in a chunk of their own, when a page needs them. */
export const CodeEditor = lazy(() => import('./CodeEditor'));
export const DiffView = lazy(() => import('./DiffView'));
