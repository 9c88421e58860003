// Keeps what was entered into an element and tells the app where Slack would: at once in sections
// and actions, inside an input block only with dispatch_action.
import { ask } from './confirm.js';
import { action_value } from './forms.js';

export function tells_app(block) {
  return block.type !== 'input' || block.dispatch_action === true;
}

export async function enter(element, block, surface, value) {
  if (element.confirm && tells_app(block) && !(await ask(element.confirm))) return false;
  const state = surface.form.set(block.block_id, element, value);
  if (tells_app(block)) await surface.send(block, element, action_value(state));
  return true;
}

// The attributes that tie a control to the label, hint and error of its input block.
export function label_props(element, surface) {
  const { labels } = surface;
  return {
    'aria-labelledby': labels?.labelledby ?? null,
    'aria-label': labels ? null : (element.placeholder?.text ?? element.type.replaceAll('_', ' ')),
    'aria-describedby': labels?.describedby ?? null,
    'aria-invalid': labels?.invalid ? 'true' : null,
    data: { action: element.action_id ?? '' },
  };
}
