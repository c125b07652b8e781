// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { MarkdownView, plainText, type MarkdownOptions } from '../src/markdown';

function html(text: string, done = true, options: MarkdownOptions = {}): string {
  const container = document.createElement('div');
  new MarkdownView(container, options).update(text, done);
  return container.innerHTML;
}

describe('blocks', () => {
  test.each([
    ['two paragraphs', 'One\n\nTwo', '<p>One</p><p>Two</p>'],
    ['a line break', 'One\nTwo', '<p>One<br>Two</p>'],
    ['a list', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['a numbered list', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['a nested list', '1. a\n   - b\n2. c', '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>'],
    ['a loose list', '- a\n\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['a quote', '> a\n> b', '<blockquote><p>a<br>b</p></blockquote>'],
    ['a heading', '## Title\ntext', '<h4>Title</h4><p>text</p>'],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['a list after a sentence', 'So:\n- a', '<p>So:</p><ul><li>a</li></ul>'],
  ])('%s', (_, text, expected) => expect(html(text)).toBe(expected));

  test('code keeps its text', () =>
    expect(html('```js\nif (a < b) **x**\n```')).toContain('<code>if (a &lt; b) **x**</code>'));

  test('a table', () => {
    const table = html('| A | B |\n|:--|--:|\n| 1 | 2 |');
    expect(table).toContain('<th class="nd-align-start">A</th><th class="nd-align-end">B</th>');
    expect(table).toContain('<td class="nd-align-start">1</td>');
  });
});

describe('inline', () => {
  test.each([
    ['**bold** and *soft*', '<p><b>bold</b> and <em>soft</em></p>'],
    ['snake_case_name stays', '<p>snake_case_name stays</p>'],
    ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
    ['`a*b`', '<p><code>a*b</code></p>'],
    ['\\*not\\*', '<p>*not*</p>'],
    ['**a *b* c**', '<p><b>a <em>b</em> c</b></p>'],
  ])('%s', (text, expected) => expect(html(text)).toBe(expected));

  test('links open elsewhere and give nothing away', () =>
    expect(html('[shop](https://a.example/x)')).toBe(
      '<p><a href="https://a.example/x" target="_blank" rel="noopener noreferrer nofollow">shop</a></p>',
    ));

  test('a bare address ends before the full stop', () =>
    expect(html('See https://a.example/x.')).toContain('>https://a.example/x</a>.'));

  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>1</script>)',
    '[x](vbscript:x)',
    '[x](//evil.example)',
    '<javascript:alert(1)>',
  ])('%s is no link', (text) => expect(html(text)).not.toContain('<a'));

  test.each(['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<b>x</b>'])(
    '%s stays text',
    (text) => {
      const container = document.createElement('div');
      new MarkdownView(container).update(text, true);
      expect(container.textContent).toBe(text);
      expect(container.querySelector('img, script, b')).toBeNull();
    },
  );
});

describe('sources', () => {
  const cite = (number: number) => {
    if (number > 2) return null;
    const chip = document.createElement('button');
    chip.textContent = String(number);
    return chip;
  };

  test('a confirmed marker is a chip that stays with its word', () =>
    expect(html('Within 30 days.[1] More', true, { cite })).toBe(
      '<p>Within 30 <span class="nd-keep">days.<button>1</button></span> More</p>',
    ));

  test('an unconfirmed marker vanishes', () =>
    expect(html('Within 30 days.[7]', true, { cite })).toBe('<p>Within 30 days.</p>'));

  test('two markers share a word', () =>
    expect(html('days.[1][2]', true, { cite })).toBe(
      '<p><span class="nd-keep">days.<button>1</button><button>2</button></span></p>',
    ));
});

describe('streaming', () => {
  test('raw marks of an open text never show', () => {
    const text =
      'Use **Settings** and `code`, see [the page](https://a.example/x) or [1].\n\n1. In **Orders**\n2. Done';
    for (let length = 1; length <= text.length; length += 1) {
      const container = document.createElement('div');
      new MarkdownView(container).update(text.slice(0, length), false);
      const shown = container.textContent ?? '';
      expect(shown, text.slice(0, length)).not.toMatch(/\*\*\w|`|\[|\]\(|https/);
    }
  });

  test('a link is a link only when complete', () => {
    expect(html('See [the page](https://a.ex', false)).not.toContain('<a');
    expect(html('See [the page](https://a.example)', false)).toContain('<a');
  });

  test('code shows as code from its opening fence', () =>
    expect(html('```\nlet a', false)).toContain('<code>let a</code>'));

  test('finished blocks are not drawn again', () => {
    const container = document.createElement('div');
    const view = new MarkdownView(container);
    view.update('One\n\nTw', false);
    const first = container.firstChild;
    view.update('One\n\nTwo', false);
    view.update('One\n\nTwo\n\nThree', true);
    expect(container.firstChild).toBe(first);
    expect(container.innerHTML).toBe('<p>One</p><p>Two</p><p>Three</p>');
  });

  test('growing step by step ends like drawing at once', () => {
    const text =
      '# T\n\nA *b* **c**\n\n- x\n- y\n  - z\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\nx\n```\nend';
    const container = document.createElement('div');
    const view = new MarkdownView(container);
    for (let length = 1; length <= text.length; length += 1)
      view.update(text.slice(0, length), false);
    view.update(text, true);
    expect(container.innerHTML).toBe(html(text));
  });
});

test('plain text is what one would read aloud', () =>
  expect(plainText('**Yes**, see [here](https://a.example).[1]\n\n- a\n- b')).toBe(
    'Yes, see here. a b',
  ));
