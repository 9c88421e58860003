// A surface is what blocks stand on: a message, a modal or the Home tab. It holds what was entered,
// and sends what people do with the elements.
import { Refused, send_action } from './api.js';
import { Form } from './forms.js';
import { state } from './state.js';
import { trouble } from './toast.js';

const forms = new Map();

// The form outlives the nodes that show it, so that a redraw loses nothing that was entered into
// what is still there.
export function form_for(key, blocks, server_values) {
  if (!forms.has(key)) forms.set(key, new Form(server_values));
  else forms.get(key).learn(server_values);
  forms.get(key).keep_only(blocks);
  return forms.get(key);
}

export function forget_form(key) {
  forms.delete(key);
}

export function forget_forms() {
  forms.clear();
}

async function dispatch(surface, block, element, value) {
  const action = {
    container: surface.container,
    block_id: block.block_id,
    action_id: element.action_id,
    value: value ?? {},
    state: surface.form.snapshot(surface.blocks),
  };
  try {
    const answer = await send_action(state.as, action);
    if (answer.ok === false) trouble(answer.error);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    trouble(problem.message);
  }
}

export function make_surface({ key, container, blocks, values = {}, errors = {} }) {
  const surface = { key, container, blocks, errors, form: form_for(key, blocks, values) };
  surface.send = (block, element, value) => dispatch(surface, block, element, value);
  return surface;
}
