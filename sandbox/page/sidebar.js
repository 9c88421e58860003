// The left side: team, who you are, channels, direct messages, the app.
import { app_avatar, person_avatar } from './avatar.js';
import { open_chooser } from './chooser.js';
import { el, icon } from './dom.js';
import { channel_name, is_room, me, person, playable, state } from './state.js';

const sidebar = document.getElementById('sidebar');
const topbar = document.getElementById('topbar');
let drawn = '';
let handlers = { play: () => {}, show: () => {} };

export function set_sidebar_handlers(given) {
  handlers = given;
}

function picker() {
  const now = me();
  const open = () =>
    open_chooser({
      anchor: node,
      label: 'Play another person',
      chosen: [state.as],
      items: playable().map((one) => ({
        value: one.id,
        label: one.real_name || one.name,
        detail: one.title || one.name,
        icon: person_avatar(one, 36),
      })),
      done: ([as]) => handlers.play(as),
    });
  const node = el(
    'button',
    {
      type: 'button',
      class: 'picker',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': `You are ${now.real_name || now.name}. Choose another person`,
      on: { click: open },
    },
    person_avatar(now, 36),
    el(
      'span',
      { class: 'picker-words' },
      el('span', { class: 'picker-are' }, 'You are'),
      el('span', { class: 'picker-name' }, now.real_name || now.name),
      el('span', { class: 'picker-title', title: now.title }, now.title || now.name),
    ),
    icon('down', 16),
  );
  return node;
}

function sign(channel) {
  if (channel.kind === 'app') return app_avatar(20);
  if (channel.kind === 'im')
    return person_avatar(person(channel.with) ?? { name: channel.name }, 20);
  return icon(channel.kind === 'private' ? 'lock' : 'hash', 16);
}

function row(channel) {
  const unread = state.unread.get(channel.id) ?? 0;
  const here = channel.id === state.channel;
  const counts = unread > 0 && !is_room(channel);
  const mine =
    channel.kind === 'im' && channel.with === state.as
      ? el('span', { class: 'row-you' }, ' you')
      : null;
  return el(
    'button',
    {
      type: 'button',
      class: `row${unread ? ' unread' : ''}`,
      'aria-current': here ? 'page' : null,
      data: { channel: channel.id },
    },
    sign(channel),
    el('span', { class: 'row-name' }, channel_name(channel), mine),
    counts
      ? el(
          'span',
          { class: 'count', 'aria-label': `${unread} unread` },
          unread > 9 ? '9+' : String(unread),
        )
      : null,
  );
}

function group(title, channels) {
  if (channels.length === 0) return null;
  const id = `group-${title.replaceAll(' ', '-').toLowerCase()}`;
  return el(
    'section',
    { class: 'group', 'aria-labelledby': id },
    el('h2', { class: 'group-title', id }, icon('down', 14), title),
    channels.map(row),
  );
}

function menu_button() {
  return el(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-label': 'Show or hide the conversations',
      on: { click: () => document.body.classList.toggle('sidebar-open') },
    },
    icon('menu'),
  );
}

function jump_button() {
  const node = el(
    'button',
    {
      type: 'button',
      class: 'search',
      id: 'jump',
      'aria-haspopup': 'listbox',
      'aria-keyshortcuts': 'Control+K',
      on: {
        click: () =>
          open_chooser({
            anchor: node,
            label: 'Go to a conversation',
            items: state.workspace.channels.map((one) => ({
              value: one.id,
              label: channel_name(one),
              icon: sign(one),
            })),
            done: ([id]) => handlers.show(id),
          }),
      },
    },
    icon('search', 16),
    el('span', {}, `Go to a conversation in ${state.workspace.team.name}`),
  );
  return node;
}

export function draw_sidebar() {
  const { workspace } = state;
  const look = JSON.stringify([
    state.as,
    state.channel,
    workspace.team,
    workspace.app,
    workspace.people,
    workspace.channels,
    [...state.unread],
  ]);
  if (look === drawn) return;
  drawn = look;
  const focused = sidebar.contains(document.activeElement)
    ? document.activeElement.dataset.channel
    : null;
  const scroll = sidebar.querySelector('.sidebar-scroll')?.scrollTop ?? 0;
  const of_kind = (...kinds) =>
    workspace.channels.filter(({ kind, is_archived }) => kinds.includes(kind) && !is_archived);
  topbar.replaceChildren(menu_button(), jump_button());
  sidebar.replaceChildren(
    el('div', { class: 'team' }, el('span', { class: 'team-name' }, workspace.team.name)),
    picker(),
    el(
      'div',
      { class: 'sidebar-scroll' },
      group('Channels', of_kind('public', 'private')),
      group('Direct messages', of_kind('im')),
      group('Apps', of_kind('app')),
    ),
    el(
      'a',
      { class: 'sidebar-foot', href: '/page/traffic.html', target: '_blank' },
      icon('pulse', 16),
      'Traffic and faults',
    ),
  );
  sidebar.querySelector('.sidebar-scroll').scrollTop = scroll;
  if (focused) sidebar.querySelector(`[data-channel="${CSS.escape(focused)}"]`)?.focus();
}

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  document.getElementById('jump')?.click();
});
