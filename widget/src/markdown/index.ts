export { safeUrl } from './inline';
export { MarkdownView, plainText, type MarkdownOptions } from './markdown';
