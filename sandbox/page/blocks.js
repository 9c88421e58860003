// Draws Block Kit blocks. Every block becomes one node; one that is not known becomes a quiet line.
import { el } from './dom.js';
import { element_node } from './elements.js';
import { rich_text } from './richtext.js';
import { plain_nodes, text_nodes, text_of } from './text.js';
import { picture_url } from './pictures.js';

function section(block, surface) {
  const text = block.text ? el('div', { class: 'text' }, text_nodes(block.text)) : null;
  const fields = (block.fields ?? []).map((field) =>
    el('div', { class: 'text field' }, text_nodes(field)),
  );
  const body = el(
    'div',
    { class: 'section-body' },
    text,
    fields.length ? el('div', { class: 'fields' }, fields) : null,
  );
  const accessory = block.accessory
    ? el('div', { class: 'accessory' }, element_node(block.accessory, block, surface))
    : null;
  return el('div', { class: 'block block-section' }, body, accessory);
}

function header(block) {
  return el(
    'h3',
    { class: `block block-header level-${Number(block.level) || 0}` },
    text_nodes(block.text),
  );
}

function context(block, surface) {
  const parts = (block.elements ?? []).map((part) =>
    part.type === 'image'
      ? element_node(part, block, surface)
      : el('span', { class: 'text' }, text_nodes(part)),
  );
  return el('div', { class: 'block block-context' }, parts);
}

function actions(block, surface) {
  return el(
    'div',
    { class: 'block block-actions' },
    (block.elements ?? []).map((element) => element_node(element, block, surface)),
  );
}

function image(block) {
  const title = block.title ? el('figcaption', {}, text_nodes(block.title)) : null;
  return el(
    'figure',
    { class: 'block block-image' },
    title,
    el('img', { src: picture_url(block), alt: block.alt_text ?? '', loading: 'lazy' }),
  );
}

// A screen reader hears label, hint and error together with the control, by the ids given here.
function input(block, surface) {
  const id = `${surface.key}-${block.block_id}`.replace(/[^\w-]/g, '_');
  const error = surface.errors?.[block.block_id];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const labels = {
    labelledby: `${id}-label`,
    describedby: described || null,
    invalid: Boolean(error),
  };
  const optional = block.optional ? el('span', { class: 'optional' }, ' (optional)') : null;
  return el(
    'div',
    { class: `block block-input${error ? ' has-error' : ''}` },
    el('div', { class: 'input-label', id: `${id}-label` }, text_nodes(block.label), optional),
    element_node(block.element, block, { ...surface, labels, label_text: text_of(block.label) }),
    error ? el('div', { class: 'input-error', id: `${id}-error`, role: 'alert' }, error) : null,
    block.hint
      ? el('div', { class: 'input-hint', id: `${id}-hint` }, text_nodes(block.hint))
      : null,
  );
}

// Not a Markdown renderer: the text is shown as it was sent, which is what a preview must not hide.
function markdown(block) {
  return el('div', { class: 'block text' }, plain_nodes(block.text));
}

const DRAW = {
  section,
  header,
  context,
  actions,
  image,
  input,
  markdown,
  divider: () => el('hr', { class: 'block block-divider' }),
  rich_text: (block) => rich_text(block),
};

function unsupported(type) {
  return el(
    'div',
    { class: 'block block-unsupported' },
    `This block (${type}) is not shown in the sandbox.`,
  );
}

// `surface`: {key, form, errors, send(block, element, value)}: see surface.js.
export function block_node(block, surface) {
  const draw = Object.hasOwn(DRAW, block?.type ?? '') ? DRAW[block.type] : null;
  if (!draw) return unsupported(block?.type ?? 'without a type');
  const node = draw(block, surface);
  node.dataset.block = block.block_id ?? '';
  return node;
}

export function blocks_node(blocks, surface) {
  return el(
    'div',
    { class: 'blocks' },
    (blocks ?? []).map((block) => block_node(block, surface)),
  );
}
