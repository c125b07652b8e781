// What stands behind `import()`: a chunk may have a stylesheet beside it, which comes first. Vite's
// own helper does a dozen things more and took 3 % of what the frame loads at once.
const HELPER = `
const begun = new Map();
function style(file) {
  const href = '/' + file;
  if (!begun.has(href)) {
    begun.set(href, new Promise((loaded, failed) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.onload = loaded;
      link.onerror = () => {
        begun.delete(href);
        failed(new Error(href));
      };
      document.head.append(link);
    }));
  }
  return begun.get(href);
}
export const __vitePreload = async (load, files = []) => {
  await Promise.all(files.filter((file) => file.endsWith('.css')).map(style));
  return load();
};`;

export const later = {
  name: 'later',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? HELPER : null),
};
