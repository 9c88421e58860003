// Elements that are typed into or ticked: texts, numbers, dates, checkboxes, radio buttons.
import { seconds_to_wall, wall_to_seconds } from './dates.js';
import { el } from './dom.js';
import { enter, label_props, tells_app } from './entry.js';
import { action_value, chosen_option, chosen_options, value_field } from './forms.js';
import { reader_zone } from './state.js';
import { text_nodes } from './text.js';

function value_of(element, block, surface) {
  return surface.form.get(block.block_id, element)[value_field(element.type)];
}

const INPUT_TYPES = { email_text_input: 'email', url_text_input: 'url' };

function asks_on(element, trigger) {
  return (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']).includes(
    trigger,
  );
}

function text_input(element, block, surface) {
  const keep = () =>
    surface.form.set(block.block_id, element, node.value === '' ? null : node.value);
  const tell = () => surface.send(block, element, action_value(keep()));
  const typed = () => {
    keep();
    if (tells_app(block) && asks_on(element, 'on_character_entered')) tell();
  };
  const pressed = (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (!element.multiline && tells_app(block) && asks_on(element, 'on_enter_pressed')) {
      event.preventDefault();
      tell();
    }
  };
  const node = el(element.multiline ? 'textarea' : 'input', {
    class: 'field-input',
    type: element.multiline ? null : (INPUT_TYPES[element.type] ?? 'text'),
    inputmode: element.type === 'number_input' ? 'decimal' : null,
    rows: element.multiline ? '4' : null,
    placeholder: element.placeholder?.text ?? null,
    maxlength: element.max_length ?? null,
    autofocus: element.focus_on_load === true,
    autocomplete: 'off',
    ...label_props(element, surface),
    on: { input: typed, keydown: pressed },
  });
  node.value = value_of(element, block, surface) ?? '';
  return node;
}

function moment_input(type, to_field, from_field) {
  return (element, block, surface) => {
    const node = el('input', {
      class: 'field-input field-moment',
      type,
      ...label_props(element, surface),
      on: { change: () => enter(element, block, surface, from_field(node.value)) },
    });
    node.value = to_field(value_of(element, block, surface));
    return node;
  };
}

const as_it_is = [(value) => value ?? '', (text) => text || null];
const in_zone = [
  (seconds) => (seconds === null ? '' : seconds_to_wall(Number(seconds), reader_zone())),
  (wall) => (wall ? wall_to_seconds(wall, reader_zone()) : null),
];

function ticked_values(element, block, surface) {
  const chosen = value_of(element, block, surface);
  const options = Array.isArray(chosen) ? chosen : [chosen].filter(Boolean);
  return options.map((option) => option.value);
}

function tick_row(option, box) {
  const detail = option.description
    ? el('span', { class: 'tick-detail text' }, text_nodes(option.description))
    : null;
  const words = el('span', { class: 'text' }, text_nodes(option.text));
  return el('label', { class: 'tick-row' }, box, el('span', { class: 'tick-text' }, words, detail));
}

function ticks(type) {
  return (element, block, surface) => {
    const name = `${surface.key}-${block.block_id}-${element.action_id}`;
    const boxes = (element.options ?? []).map(({ value }) =>
      el('input', { type, name, value, on: { change: () => changed() } }),
    );
    const show = () => {
      const values = ticked_values(element, block, surface);
      for (const box of boxes) box.checked = values.includes(box.value);
    };
    const changed = async () => {
      const now = boxes.filter((box) => box.checked).map((box) => box.value);
      const chosen = {
        radio: chosen_option(element, now[0]),
        checkbox: chosen_options(element, now),
      };
      // Whoever says no to the question that a confirm object asks has ticked nothing.
      if (!(await enter(element, block, surface, chosen[type]))) show();
    };
    show();
    return el(
      'div',
      {
        class: 'ticks',
        role: type === 'radio' ? 'radiogroup' : 'group',
        ...label_props(element, surface),
      },
      (element.options ?? []).map((option, index) => tick_row(option, boxes[index])),
    );
  };
}

export const INPUTS = {
  plain_text_input: text_input,
  number_input: text_input,
  email_text_input: text_input,
  url_text_input: text_input,
  datepicker: moment_input('date', ...as_it_is),
  timepicker: moment_input('time', ...as_it_is),
  datetimepicker: moment_input('datetime-local', ...in_zone),
  checkboxes: ticks('checkbox'),
  radio_buttons: ticks('radio'),
};
