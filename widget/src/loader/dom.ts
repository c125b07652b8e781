export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children);
  return node;
}

/** A button with a name for those who cannot see its picture. */
export function button(
  className: string,
  label: string,
  press: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const node = element('button', className, ...children);
  node.type = 'button';
  node.onclick = press;
  if (label) node.ariaLabel = label;
  return node;
}

export function icon(path: string): SVGSVGElement {
  const make = (tag: string) => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = make('svg') as SVGSVGElement;
  const line = make('path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.ariaHidden = 'true';
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
