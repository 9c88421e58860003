// Where the focus is, told so that the same control of a new drawing can have it.

const block_of = (control) => control.closest('[data-block]')?.dataset.block;

// A group of ticks cannot have the focus itself; one of its boxes has.
function stop_of(control, value) {
  if (control.matches('button, a, input, textarea')) return control;
  const boxes = [...control.querySelectorAll('input')];
  return boxes.find((box) => box.value === value) ?? boxes.find((box) => box.checked) ?? boxes[0];
}

export function focus_on(control, held = {}) {
  const stop = control && stop_of(control, held.value);
  if (!stop) return false;
  stop.focus({ preventScroll: Boolean(held.action) });
  // Only what is typed into has a range, and not every such field lets it be set.
  if (held.range && stop.selectionStart !== null) stop.setSelectionRange(...held.range);
  return true;
}

// The control of a block under `root` that has the focus: {block, action, value, range}.
export function held_focus(root) {
  const active = document.activeElement;
  const control = active?.closest?.('[data-action]');
  if (!control || !root.contains(control)) return null;
  const has_range = typeof active.selectionStart === 'number';
  return {
    block: block_of(control),
    action: control.dataset.action,
    value: active === control ? null : active.value,
    range: has_range ? [active.selectionStart, active.selectionEnd] : null,
  };
}

// The same control in a new drawing under `root`; null when it has none. A block that the app gave
// no id has another one each time.
export function same_control(root, held) {
  const same = [...root.querySelectorAll(`[data-action="${CSS.escape(held.action)}"]`)];
  return same.find((one) => block_of(one) === held.block) ?? same[0] ?? null;
}
