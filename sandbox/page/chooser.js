// A list to choose from, with a box to narrow it: every select menu, the overflow menu and the
// person picker. Keys: arrows, Home, End, Enter, Escape; in a multiple choice Enter ticks.
import { el } from './dom.js';
import { close_popup, open_popup } from './popup.js';

let serial = 0;

function option_node(item, chooser) {
  const box = chooser.multiple ? el('span', { class: 'tick', 'aria-hidden': 'true' }) : null;
  const detail = item.detail ? el('span', { class: 'option-detail' }, item.detail) : null;
  return el(
    'div',
    {
      class: 'option',
      role: 'option',
      id: `${chooser.id}-${item.index}`,
      data: { value: item.value },
      'aria-selected': String(chooser.chosen.has(item.value)),
      on: { click: () => chooser.pick(item), pointermove: () => chooser.point_at(item.index) },
    },
    box,
    item.icon ?? null,
    el('span', { class: 'option-text' }, el('span', { class: 'option-label' }, item.label), detail),
  );
}

function matches(item, typed) {
  return item.words.includes(typed.trim().toLowerCase());
}

class Chooser {
  constructor({ items, ask = null, chosen = [], multiple = false, most = Infinity, done }) {
    serial += 1;
    this.id = `chooser-${serial}`;
    this.items = items.map((item, index) => ({ ...item, index }));
    this.ask = ask;
    this.asked = 0;
    this.hint = 'No results';
    this.chosen = new Set(chosen);
    this.before = [...this.chosen].join('\n');
    this.picked = false;
    this.multiple = multiple;
    this.most = most;
    this.done = done;
    this.pointed = null;
  }

  build(label, filter) {
    this.list = el('div', {
      class: 'options',
      role: 'listbox',
      id: this.id,
      'aria-label': label,
      tabindex: '-1',
      'aria-multiselectable': this.multiple ? 'true' : null,
    });
    this.input = el('input', {
      class: filter ? 'chooser-filter' : 'visually-hidden',
      type: 'text',
      role: 'combobox',
      'aria-label': `${label}: type to narrow`,
      'aria-controls': this.id,
      'aria-expanded': 'true',
      autocomplete: 'off',
      placeholder: 'Search',
      readonly: !filter,
      on: { input: () => (this.ask ? this.refill() : this.draw()) },
    });
    this.panel = el(
      'div',
      { class: 'popup chooser', on: { keydown: (event) => this.key(event) } },
      this.input,
      this.list,
    );
    this.fill();
    if (this.ask) this.refill();
  }

  fill() {
    this.pointed = null;
    this.nodes = this.items.map((item) => option_node(item, this));
    this.items.forEach((item) => {
      item.words = this.nodes[item.index].textContent.toLowerCase();
    });
    this.draw();
  }

  // Only the answer to the last question counts: answers may overtake each other.
  async refill() {
    this.asked += 1;
    const turn = this.asked;
    const found = await this.ask(this.input.value.trim());
    if (turn !== this.asked) return;
    this.hint = found ? 'No results' : 'Type to search';
    this.items = (found ?? []).map((item, index) => ({ ...item, index }));
    this.fill();
  }

  shown() {
    if (this.ask) return this.items;
    return this.items.filter((item) => matches(item, this.input.value));
  }

  draw() {
    const shown = this.shown();
    const rows = [];
    shown.forEach((item, index) => {
      if (item.group && item.group !== shown[index - 1]?.group)
        rows.push(el('div', { class: 'option-group' }, item.group));
      rows.push(this.nodes[item.index]);
    });
    if (rows.length === 0) rows.push(el('div', { class: 'option-none' }, this.hint));
    this.list.replaceChildren(...rows);
    const start = shown.find((item) => this.chosen.has(item.value)) ?? shown[0];
    this.point_at(start ? start.index : null);
  }

  point_at(index) {
    if (this.pointed !== null) this.nodes[this.pointed].classList.remove('pointed');
    this.pointed = index;
    if (index === null) return this.input.removeAttribute('aria-activedescendant');
    this.nodes[index].classList.add('pointed');
    return this.input.setAttribute('aria-activedescendant', this.nodes[index].id);
  }

  move(step) {
    const shown = this.shown();
    if (shown.length === 0) return;
    const now = shown.findIndex((item) => item.index === this.pointed);
    const next = shown[Math.min(Math.max(now + step, 0), shown.length - 1)];
    this.point_at(next.index);
    this.nodes[next.index].scrollIntoView({ block: 'nearest' });
  }

  key(event) {
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
      Home: -Infinity,
      End: Infinity,
    };
    if (Object.hasOwn(steps, event.key)) this.move(steps[event.key]);
    else if (event.key === 'Enter' && this.pointed !== null) this.pick(this.items[this.pointed]);
    else if (event.key === 'Tab') close_popup();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  }

  pick(item) {
    this.picked = true;
    if (!this.multiple) {
      this.chosen = new Set([item.value]);
      close_popup();
      return;
    }
    if (this.chosen.has(item.value)) this.chosen.delete(item.value);
    else if (this.chosen.size < this.most) this.chosen.add(item.value);
    this.nodes[item.index].setAttribute('aria-selected', String(this.chosen.has(item.value)));
  }

  closed() {
    const after = [...this.chosen];
    const changed = !this.multiple || after.join('\n') !== this.before;
    if (this.picked && changed) this.done(after);
  }
}

// items: [{value, label, detail?, icon?, group?}]; or `ask(typed)` gives them, null when there is
// too little to ask for. `done(values)` is called once after a choice; in
// a multiple choice when the list closes and the choice is another than before.
export function open_chooser({ anchor, label, filter = true, ...rest }) {
  if (anchor.getAttribute('aria-expanded') === 'true') return close_popup();
  const chooser = new Chooser(rest);
  chooser.build(label, filter);
  open_popup({
    panel: chooser.panel,
    anchor,
    closed: () => {
      anchor.focus();
      chooser.closed();
    },
  });
  chooser.input.focus();
  return undefined;
}
