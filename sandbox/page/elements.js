// Draws Block Kit elements. Buttons, overflow menus and pictures here; what is chosen from a list
// is in selects.js, what is typed or ticked in inputs.js.
import { ask } from './confirm.js';
import { open_chooser } from './chooser.js';
import { el, icon } from './dom.js';
import { INPUTS } from './inputs.js';
import { safe_url } from './mrkdwn.js';
import { picture_url } from './pictures.js';
import { SELECTS } from './selects.js';
import { text_nodes, text_of } from './text.js';

function button(element, block, surface) {
  const url = safe_url(element.url);
  const style = ['primary', 'danger'].includes(element.style) ? ` btn-${element.style}` : '';
  const press = async (event) => {
    if (node.getAttribute('aria-busy') === 'true') return event.preventDefault();
    if (element.confirm) {
      // The browser would follow the link before the question is answered.
      event.preventDefault();
      if (!(await ask(element.confirm))) return undefined;
      if (url) window.open(url, '_blank', 'noopener,noreferrer');
    }
    node.setAttribute('aria-busy', 'true');
    await surface.send(block, element, {}).finally(() => node.removeAttribute('aria-busy'));
    return undefined;
  };
  const shared = {
    class: `btn${style}`,
    'aria-label': element.accessibility_label ?? null,
    data: { action: element.action_id ?? '' },
    on: { click: press },
  };
  const node = url
    ? el(
        'a',
        { ...shared, href: url, target: '_blank', rel: 'noopener noreferrer' },
        text_nodes(element.text),
      )
    : el('button', { ...shared, type: 'button' }, text_nodes(element.text));
  return node;
}

function overflow(element, block, surface) {
  const node = el(
    'button',
    {
      type: 'button',
      class: 'btn btn-overflow',
      'aria-label': 'More actions',
      'aria-haspopup': 'listbox',
      data: { action: element.action_id ?? '' },
      on: {
        click: () =>
          open_chooser({
            anchor: node,
            label: 'More actions',
            filter: false,
            items: (element.options ?? []).map((option) => ({
              value: option.value,
              label: text_nodes(option.text),
              option,
            })),
            done: ([value]) => pick(value),
          }),
      },
    },
    icon('more'),
  );
  const pick = async (value) => {
    const option = element.options.find((one) => one.value === value);
    if (!option || (element.confirm && !(await ask(element.confirm)))) return;
    const url = safe_url(option.url);
    if (url) window.open(url, '_blank', 'noopener,noreferrer');
    await surface.send(block, element, { option: value });
  };
  return node;
}

function image(element) {
  return el('img', {
    class: 'element-image',
    src: picture_url(element),
    alt: element.alt_text ?? '',
    loading: 'lazy',
  });
}

const DRAW = { button, workflow_button: button, overflow, image, ...SELECTS, ...INPUTS };

export function element_node(element, block, surface) {
  const draw = Object.hasOwn(DRAW, element?.type ?? '') ? DRAW[element.type] : null;
  if (draw) return draw(element, block, surface);
  const text = text_of(element?.text ?? element?.placeholder);
  return el(
    'span',
    { class: 'block-unsupported' },
    `${text ? `${text}: ` : ''}this element (${element?.type}) is not shown in the sandbox.`,
  );
}
