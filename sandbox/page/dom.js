// Builds DOM nodes. Everything that people or the app wrote enters the page as a text node through
// `el`, never as markup, so a message cannot bring a script along.

const SVG = 'http://www.w3.org/2000/svg';

function apply(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === 'on') {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === 'data') {
    Object.assign(node.dataset, value);
  } else if (name === 'style') {
    // Through the CSSOM: the page's policy forbids style attributes.
    Object.assign(node.style, value);
  } else if (name === 'value' || name === 'checked' || name === 'indeterminate') {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  node.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

export function fragment(...children) {
  const node = document.createDocumentFragment();
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

// A line drawing of 20 by 20; decoration only, so hidden from screen readers.
export function icon(name, size = 20) {
  const node = document.createElementNS(SVG, 'svg');
  node.setAttribute('viewBox', '0 0 20 20');
  node.setAttribute('width', size);
  node.setAttribute('height', size);
  node.setAttribute('aria-hidden', 'true');
  node.classList.add('icon', `icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  node.append(path);
  return node;
}

const ICONS = {
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  down: 'm5 8 5 5 5-5',
  right: 'm8 5 5 5-5 5',
  left: 'm12 5-5 5 5 5',
  close: 'M5 5l10 10M15 5 5 15',
  menu: 'M3 5h14M3 10h14M3 15h14',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l4 4',
  send: 'M3 3.2 17.5 10 3 16.8l1.6-6.8zM4.6 10H10',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10M8 10a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3M13 3v3',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4l3 2',
  warning: 'M10 3 2.5 16.5h15zM10 8v4M10 14.4v.1',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M9 4h6M5 16h6M12 4 8 16',
  strike:
    'M3 10h14M14 6.5C13.5 5 12 4 10 4 8 4 6.3 5 6.3 7c0 1 .7 2 2 3M6 13.2c.5 1.8 2 2.8 4 2.8s4-1.1 4-3',
  code: 'm7 6-4.5 4L7 14M13 6l4.5 4-4.5 4',
  codeblock: 'M3 4h14v12H3zM8 8l-2 2 2 2M12 8l2 2-2 2',
  quote: 'M4 4v12M8 6h9M8 10h9M8 14h6',
  smile:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M7 11.5c.6 1.2 1.7 2 3 2s2.4-.8 3-2M7.5 8v.1M12.5 8v.1',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1a2.2 2.2 0 0 0 4.3 0v-1A7.3 7.3 0 1 0 14 16',
  slash: 'M4 3.5h12v13H4zM11.5 6.5l-3 7',
  bolt: 'M11 2.5 4.5 11.5H10l-1 6 6.5-9H10z',
  pulse: 'M2 10h4l2-5 4 10 2-5h4',
};
