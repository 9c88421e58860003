// The list of suggestions above the message box.
import { app_avatar, person_avatar } from './avatar.js';
import { el, icon } from './dom.js';

function sign(item) {
  switch (item.kind) {
    case 'person':
      return person_avatar(item.person, 20);
    case 'channel':
      return icon(item.is_private ? 'lock' : 'hash', 16);
    case 'emoji':
      return el('span', { class: 'emoji' }, item.sign);
    default:
      return app_avatar(20);
  }
}

export class Suggestions {
  // `take(item, from)` puts an item into the box.
  constructor(text_box, take) {
    this.text_box = text_box;
    this.take = take;
    this.found = null;
    this.at = -1;
    this.list = el('div', {
      class: 'options',
      role: 'listbox',
      id: 'suggestions',
      'aria-label': 'Suggestions',
    });
    this.heading = el('div', { class: 'suggestions-heading' });
    const keys = el(
      'div',
      { class: 'suggestions-keys', 'aria-hidden': 'true' },
      '↑ ↓ to move · Tab or Enter to choose · Esc to leave',
    );
    this.panel = el('div', { class: 'suggestions', hidden: true }, this.heading, this.list, keys);
    // A press on the list must not take the focus out of the box.
    this.panel.addEventListener('mousedown', (event) => event.preventDefault());
  }

  show(found) {
    if (!found) return this.close();
    this.found = found;
    this.heading.replaceChildren(found.heading);
    this.list.replaceChildren(...found.items.map((item, index) => this.row(item, index)));
    this.panel.hidden = false;
    this.text_box.setAttribute('aria-expanded', 'true');
    return this.point_at(found.preselect ? 0 : -1);
  }

  row(item, index) {
    return el(
      'div',
      {
        class: `option suggestion-${item.kind}`,
        role: 'option',
        id: `suggestion-${index}`,
        'aria-selected': 'false',
        on: { click: () => this.choose(index), pointermove: () => this.point_at(index) },
      },
      sign(item),
      el(
        'span',
        { class: 'option-text' },
        el(
          'span',
          { class: 'option-label' },
          item.title,
          item.hint ? el('span', { class: 'option-hint' }, ` ${item.hint}`) : null,
        ),
        item.detail ? el('span', { class: 'option-detail' }, item.detail) : null,
      ),
    );
  }

  close() {
    this.found = null;
    this.at = -1;
    this.panel.hidden = true;
    this.text_box.setAttribute('aria-expanded', 'false');
    this.text_box.removeAttribute('aria-activedescendant');
  }

  point_at(index) {
    const rows = [...this.list.children];
    rows.forEach((row, at) => {
      row.classList.toggle('pointed', at === index);
      row.setAttribute('aria-selected', String(at === index));
    });
    this.at = index;
    if (index < 0) return this.text_box.removeAttribute('aria-activedescendant');
    rows[index].scrollIntoView({ block: 'nearest' });
    return this.text_box.setAttribute('aria-activedescendant', `suggestion-${index}`);
  }

  choose(index) {
    const { items, from } = this.found;
    this.close();
    this.take(items[index], from);
  }

  // True when the key belonged to the list. Enter with nothing pointed at sends the line.
  key(event) {
    if (!this.found) return false;
    const count = this.found.items.length;
    if (event.key === 'ArrowDown') this.point_at((this.at + 1) % count);
    else if (event.key === 'ArrowUp') this.point_at((this.at <= 0 ? count : this.at) - 1);
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Tab' && !event.shiftKey) this.choose(Math.max(this.at, 0));
    else if (event.key === 'Enter' && !event.shiftKey && this.at >= 0) this.choose(this.at);
    else return false;
    event.preventDefault();
    return true;
  }
}
