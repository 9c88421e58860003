// Select menus of one and of many choices: options, people, conversations, channels.
import { ask_options, Refused } from './api.js';
import { person_avatar } from './avatar.js';
import { open_chooser } from './chooser.js';
import { el, icon } from './dom.js';
import { enter, label_props } from './entry.js';
import { all_options, chosen_option, chosen_options, value_field } from './forms.js';
import { channel_name, is_room, person_name, state } from './state.js';
import { text_nodes, text_of } from './text.js';

function option_items(element) {
  const item = (option, group) => ({
    value: option.value,
    label: text_nodes(option.text),
    group,
    detail: option.description ? text_nodes(option.description) : null,
  });
  if (!element.option_groups) return (element.options ?? []).map((option) => item(option, null));
  return element.option_groups.flatMap((group) =>
    (group.options ?? []).map((option) => item(option, text_of(group.label))),
  );
}

function people_items() {
  return state.workspace.people
    .filter((one) => !one.deleted)
    .map((one) => ({
      value: one.id,
      label: one.real_name || one.name,
      detail: one.title || null,
      icon: person_avatar(one, 20),
    }));
}

function channel_items() {
  return state.workspace.channels
    .filter((one) => is_room(one) && !one.is_archived)
    .map((one) => ({
      value: one.id,
      label: one.name,
      icon: icon(one.kind === 'private' ? 'lock' : 'hash', 16),
    }));
}

const KINDS = { public: ['public'], private: ['private'], im: ['im', 'app'], mpim: [] };

function conversation_items(element) {
  const wanted = element.filter?.include?.flatMap((kind) => KINDS[kind] ?? []) ?? [
    'public',
    'private',
    'im',
    'app',
  ];
  return state.workspace.channels
    .filter(({ kind }) => wanted.includes(kind))
    .map((one) => ({ value: one.id, label: is_room(one) ? `#${one.name}` : channel_name(one) }));
}

function items_of(element) {
  if (element.type.endsWith('users_select')) return people_items();
  if (element.type.endsWith('channels_select')) return channel_items();
  if (element.type.endsWith('conversations_select')) return conversation_items(element);
  return option_items(element);
}

const is_external = (element) => element.type.endsWith('external_select');

// The app is asked from so many typed characters on; the client's limit when it names none.
const LEAST_TYPED = 3;

// Keeps what the app offered last, so that an option can be named once it is chosen.
function learn_options(element, options) {
  const fresh = new Set(options.map(({ value }) => value));
  element.options = [...all_options(element).filter(({ value }) => !fresh.has(value)), ...options];
}

// What the app offers for the typed text; null while too little was typed to ask.
async function asked_items(element, block, surface, typed) {
  if (typed.length < (element.min_query_length ?? LEAST_TYPED)) return null;
  const where = { block_id: block.block_id, action_id: element.action_id };
  try {
    const answer = await ask_options(state.as, {
      ...where,
      container: surface.container,
      value: typed,
    });
    const given = { options: answer.options, option_groups: answer.option_groups };
    learn_options(element, all_options(given));
    return option_items(given);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    return [];
  }
}

const is_option_select = (element) => /(^|_)(static|external)_select$/.test(element.type);

// The values that are chosen now, and the way back from values to what the state holds.
function values_now(element, block, surface) {
  const value = surface.form.get(block.block_id, element)[value_field(element.type)];
  const list = Array.isArray(value) ? value : [value].filter(Boolean);
  if (is_external(element)) learn_options(element, list);
  return is_option_select(element) ? list.map((option) => option.value) : list;
}

function to_state(element, values) {
  const many = element.type.startsWith('multi_');
  if (is_option_select(element)) {
    return many ? chosen_options(element, values) : chosen_option(element, values[0]);
  }
  return many ? values : (values[0] ?? null);
}

function shown_name(element, value) {
  if (is_option_select(element))
    return text_nodes(chosen_option(element, value)?.text ?? { text: value });
  const found = state.workspace.channels.find((one) => one.id === value);
  if (found) return is_room(found) ? `#${found.name}` : channel_name(found);
  return person_name(value) ?? value;
}

function face(element, values) {
  if (values.length === 0) {
    return el(
      'span',
      { class: 'select-placeholder' },
      element.placeholder ? text_nodes(element.placeholder) : 'Select an option',
    );
  }
  if (!element.type.startsWith('multi_'))
    return el('span', { class: 'select-value' }, shown_name(element, values[0]));
  return el(
    'span',
    { class: 'select-value' },
    values.map((value) => el('span', { class: 'select-chip' }, shown_name(element, value))),
  );
}

function open_list(node, element, block, surface, draw) {
  return open_chooser({
    anchor: node,
    label: surface.label_text || text_of(element.placeholder) || 'Options',
    items: is_external(element) ? [] : items_of(element),
    ask: is_external(element) ? (typed) => asked_items(element, block, surface, typed) : null,
    chosen: values_now(element, block, surface),
    multiple: element.type.startsWith('multi_'),
    most: element.max_selected_items ?? Infinity,
    done: async (values) => {
      const entered = enter(element, block, surface, to_state(element, values));
      draw();
      await entered;
      draw();
    },
  });
}

// A screen reader says the label and then what is chosen, as it does of an input.
function name_with_choice(node, { labelledby }) {
  node.id = `${labelledby}-choice`;
  node.setAttribute('aria-labelledby', `${labelledby} ${node.id}`);
}

function select(element, block, surface) {
  const draw = () => {
    node.replaceChildren(face(element, values_now(element, block, surface)), icon('down', 16));
    if (surface.labels) return;
    const name = text_of(element.placeholder) || 'Select';
    node.setAttribute('aria-label', `${name}: ${node.textContent}`);
  };
  const open = () => open_list(node, element, block, surface, draw);
  const keys = (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open();
  };
  const node = el('button', {
    type: 'button',
    class: element.type.startsWith('multi_') ? 'select select-multi' : 'select',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    ...label_props(element, surface),
    on: { click: open, keydown: keys },
  });
  if (surface.labels) name_with_choice(node, surface.labels);
  draw();
  return node;
}

const TYPES = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];

export const SELECTS = Object.fromEntries(
  TYPES.flatMap((type) => [
    [type, select],
    [`multi_${type}`, select],
  ]),
);
