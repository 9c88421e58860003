// What people have entered into the elements of a message or view, in the shape of Slack's
// `state.values`. No DOM here.

const option_of = (element, value) =>
  all_options(element).find((option) => option.value === value) ?? null;

export function all_options(element) {
  const grouped = (element.option_groups ?? []).flatMap((group) => group.options ?? []);
  return [...(element.options ?? []), ...grouped];
}

// The field of a stateful element's state, and the field of the element that it starts from.
const FIELDS = {
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
};

export function is_stateful(element) {
  return Object.hasOwn(FIELDS, element?.type);
}

export function value_field(type) {
  return FIELDS[type][0];
}

export function empty_value(type) {
  return FIELDS[type][0].endsWith('s') ? [] : null;
}

export function initial_state(element) {
  const [field, initial] = FIELDS[element.type];
  const state = { type: element.type, [field]: element[initial] ?? empty_value(element.type) };
  if (element.type === 'timepicker' && element.timezone) state.timezone = element.timezone;
  return state;
}

export function state_of(element, value) {
  return { ...initial_state(element), [FIELDS[element.type][0]]: value };
}

// The options with these values, in the element's own order.
export function chosen_options(element, values) {
  return all_options(element).filter((option) => values.includes(option.value));
}

export function chosen_option(element, value) {
  return option_of(element, value);
}

// Of a select that the app fills the server knows no options: it is told the whole one.
function named_option(type, option) {
  return type.endsWith('external_select') ? option : option.value;
}

// VALUE of POST /client/action, from an element's state.
export function action_value(state) {
  const field = FIELDS[state.type][0];
  const value = state[field];
  switch (field) {
    case 'selected_option':
      return { option: value ? named_option(state.type, value) : null };
    case 'selected_options':
      return { options: value.map((option) => named_option(state.type, option)) };
    case 'selected_user':
    case 'selected_conversation':
    case 'selected_channel':
      return { id: value };
    case 'selected_users':
    case 'selected_conversations':
    case 'selected_channels':
      return { ids: value };
    case 'selected_date':
      return { date: value };
    case 'selected_time':
      return { time: value };
    case 'selected_date_time':
      return { date_time: value };
    default:
      return { text: value ?? '' };
  }
}

export function block_elements(block) {
  if (block.type === 'actions') return block.elements ?? [];
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  if (block.type === 'input') return block.element ? [block.element] : [];
  return [];
}

// One per message or view. It outlives a redraw: what was typed stays while the block_id and
// action_id are still there, as in Slack's client.
export class Form {
  constructor(server_values = {}) {
    this.values = structuredClone(server_values);
  }

  // What the server knows beyond the initial values counts only where nothing was entered here.
  learn(server_values = {}) {
    for (const [block_id, actions] of Object.entries(server_values)) {
      this.values[block_id] = { ...actions, ...this.values[block_id] };
    }
  }

  // Forgets what was entered into elements that are gone: should they come back, they are new.
  keep_only(blocks) {
    const kept = {};
    for (const block of blocks ?? []) {
      for (const { action_id } of block_elements(block)) {
        const known = this.values[block.block_id]?.[action_id];
        if (known) (kept[block.block_id] ??= {})[action_id] = known;
      }
    }
    this.values = kept;
  }

  get(block_id, element) {
    const known = this.values[block_id]?.[element.action_id];
    return known?.type === element.type ? known : initial_state(element);
  }

  set(block_id, element, value) {
    this.values[block_id] ??= {};
    this.values[block_id][element.action_id] = state_of(element, value);
    return this.values[block_id][element.action_id];
  }

  snapshot(blocks) {
    const values = {};
    for (const block of blocks ?? []) {
      for (const element of block_elements(block).filter(is_stateful)) {
        values[block.block_id] ??= {};
        values[block.block_id][element.action_id] = this.get(block.block_id, element);
      }
    }
    return values;
  }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function text_error(element, text) {
  if (element.min_length && text.length < element.min_length) {
    return `This field must be at least ${element.min_length} characters.`;
  }
  if (element.max_length && text.length > element.max_length) {
    return `This field must be at most ${element.max_length} characters.`;
  }
  return null;
}

function number_error(element, text) {
  const number = Number(text);
  if (Number.isNaN(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number))
    return 'Please enter a whole number.';
  if (element.min_value != null && number < Number(element.min_value)) {
    return `The number must be at least ${element.min_value}.`;
  }
  if (element.max_value != null && number > Number(element.max_value)) {
    return `The number must be at most ${element.max_value}.`;
  }
  return null;
}

function entry_error(element, value) {
  if (element.type === 'plain_text_input') return text_error(element, value);
  if (element.type === 'number_input') return number_error(element, value);
  if (element.type === 'email_text_input' && !EMAIL.test(value))
    return 'Please enter an email address.';
  if (element.type === 'url_text_input' && !URL.canParse(value))
    return 'Please enter a link, with https://.';
  return null;
}

// What Slack's client refuses before it asks the app: {block_id: sentence}.
export function form_errors(blocks, form) {
  const errors = {};
  for (const block of (blocks ?? []).filter(
    ({ type, element }) => type === 'input' && is_stateful(element),
  )) {
    const { element, block_id } = block;
    const value = form.get(block_id, element)[value_field(element.type)];
    const is_empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (is_empty && !block.optional) errors[block_id] = 'Please complete this required field.';
    const wrong = is_empty ? null : entry_error(element, value);
    if (wrong) errors[block_id] = wrong;
  }
  return errors;
}
