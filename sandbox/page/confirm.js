// The "are you sure" dialog of a confirm object. Answers true or false.
import { el } from './dom.js';
import { text_nodes } from './text.js';

export function ask(confirm) {
  return new Promise((resolve) => {
    const answer = (yes) => () => {
      dialog.close();
      dialog.remove();
      resolve(yes);
    };
    const style = confirm.style === 'danger' ? 'btn-danger' : 'btn-primary';
    const dialog = el(
      'dialog',
      { class: 'confirm', 'aria-labelledby': 'confirm-title', on: { cancel: answer(false) } },
      el('h2', { id: 'confirm-title' }, text_nodes(confirm.title)),
      el('div', { class: 'text' }, text_nodes(confirm.text)),
      el(
        'div',
        { class: 'dialog-buttons' },
        el(
          'button',
          { type: 'button', class: 'btn btn-large', on: { click: answer(false) } },
          text_nodes(confirm.deny ?? { text: 'Cancel' }),
        ),
        el(
          'button',
          {
            type: 'button',
            class: `btn btn-large ${style}`,
            autofocus: true,
            on: { click: answer(true) },
          },
          text_nodes(confirm.confirm ?? { text: 'Confirm' }),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
