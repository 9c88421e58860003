// The modal on top of the person's stack, and the Home tab: the two kinds of view.
import { close_view, Refused, submit_view } from './api.js';
import { app_avatar } from './avatar.js';
import { blocks_node } from './blocks.js';
import { el, icon } from './dom.js';
import { focus_on, held_focus, same_control } from './focus.js';
import { form_errors } from './forms.js';
import { close_popup } from './popup.js';
import { state } from './state.js';
import { make_surface } from './surface.js';
import { text_nodes } from './text.js';
import { hide_toast, trouble } from './toast.js';

const dialog = document.getElementById('modal');
const home = document.getElementById('home');
let shown = null;
let drawn_home = null;

const top_view = () => state.workspace?.modals?.at(-1) ?? null;

function view_surface(view, errors) {
  return make_surface({
    key: `view:${view.id}`,
    container: { type: 'view', view_id: view.id },
    blocks: view.blocks,
    values: view.state?.values,
    errors,
  });
}

async function leave(view, all) {
  close_popup();
  try {
    await close_view(state.as, view.id, all);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    trouble(problem.message);
  }
}

// What was wrong the last time is no longer said while the app looks at the new entries.
function clear_errors() {
  dialog.querySelectorAll('.input-error').forEach((node) => node.remove());
  dialog.querySelectorAll('.has-error').forEach((node) => node.classList.remove('has-error'));
  dialog.querySelectorAll('[aria-invalid]').forEach((node) => node.removeAttribute('aria-invalid'));
}

async function submit(view, surface, button) {
  const errors = form_errors(view.blocks, surface.form);
  if (Object.keys(errors).length) return draw_view(view, errors);
  clear_errors();
  button.setAttribute('aria-busy', 'true');
  hide_toast();
  try {
    const answer = await submit_view(state.as, view.id, surface.form.snapshot(view.blocks));
    if (answer.errors) draw_view(view, answer.errors);
    else if (answer.ok === false) trouble(answer.error);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    trouble(problem.message);
  }
  return button.removeAttribute('aria-busy');
}

function title_bar(view, depth) {
  const back =
    depth > 1
      ? el(
          'button',
          {
            type: 'button',
            class: 'round-button',
            'aria-label': 'Back',
            on: { click: () => leave(view, false) },
          },
          icon('left'),
        )
      : null;
  return el(
    'header',
    { class: 'modal-header' },
    back,
    app_avatar(28),
    el('h2', { id: 'modal-title' }, text_nodes(view.title)),
    el(
      'button',
      {
        type: 'button',
        class: 'round-button',
        'aria-label': 'Close all',
        on: { click: () => leave(view, true) },
      },
      icon('close'),
    ),
  );
}

function footer(view) {
  const submit_button = view.submit
    ? el('button', { type: 'submit', class: 'btn btn-large btn-primary' }, text_nodes(view.submit))
    : null;
  const words = view.close ? text_nodes(view.close) : view.submit ? 'Cancel' : 'Close';
  return el(
    'footer',
    { class: 'modal-footer' },
    el(
      'button',
      { type: 'button', class: 'btn btn-large', on: { click: () => leave(view, false) } },
      words,
    ),
    submit_button,
  );
}

function focus_something(held, has_errors) {
  const wrong = has_errors ? dialog.querySelector('.has-error [data-action]') : null;
  if (wrong) return focus_on(wrong);
  if (held && focus_on(same_control(dialog, held), held)) return true;
  const first =
    dialog.querySelector('[autofocus]') ??
    dialog.querySelector('.block-input [data-action]') ??
    dialog.querySelector('.modal-body [data-action]') ??
    dialog.querySelector('.modal-footer .btn');
  return focus_on(first);
}

function draw_view(view, errors = {}) {
  const same_view = shown?.id === view.id;
  const held = same_view ? held_focus(dialog) : null;
  const scroll = same_view ? (dialog.querySelector('.modal-body')?.scrollTop ?? 0) : 0;
  shown = { id: view.id, look: JSON.stringify([view, state.workspace.modals.length]) };
  close_popup();
  const surface = view_surface(view, errors);
  const form = el(
    'form',
    {
      class: 'modal-form',
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          const button = form.querySelector('[type=submit]');
          if (button && button.getAttribute('aria-busy') !== 'true') submit(view, surface, button);
        },
      },
    },
    title_bar(view, state.workspace.modals.length),
    el('div', { class: 'modal-body' }, blocks_node(view.blocks, surface)),
    footer(view),
  );
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('.modal-body').scrollTop = scroll;
  focus_something(held, Object.keys(errors).length > 0);
}

export function draw_modal() {
  const view = top_view();
  if (!view) {
    shown = null;
    if (dialog.open) dialog.close();
    dialog.replaceChildren();
    return;
  }
  if (shown?.look !== JSON.stringify([view, state.workspace.modals.length])) draw_view(view);
}

export function draw_home() {
  const view = state.workspace?.home;
  const look = JSON.stringify([state.as, view]);
  if (look === drawn_home) return;
  drawn_home = look;
  if (!view) {
    home.replaceChildren(
      el(
        'div',
        { class: 'home-empty' },
        app_avatar(48),
        el('p', {}, `${state.workspace.app.name} has not published a Home tab for you yet.`),
      ),
    );
    return;
  }
  home.replaceChildren(
    el('div', { class: 'home-body' }, blocks_node(view.blocks, view_surface(view, {}))),
  );
}

// Tab goes round inside the modal; the browser alone would also visit its own toolbar.
function keep_tab_inside(event) {
  if (event.key !== 'Tab') return;
  const stops = [...dialog.querySelectorAll('button, a[href], input, textarea')].filter(
    (node) => !node.disabled && node.offsetParent !== null,
  );
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}

dialog.addEventListener('keydown', keep_tab_inside);
dialog.addEventListener('cancel', (event) => {
  event.preventDefault();
  const view = top_view();
  if (view) leave(view, false);
});
