// The bar above the messages: the conversation's name and topic, and for the app its two tabs.
import { app_avatar, person_avatar } from './avatar.js';
import { el, icon } from './dom.js';
import { channel_name, person, state } from './state.js';
import { mrkdwn_nodes } from './text.js';

const header = document.getElementById('channel-header');

function sign(channel) {
  if (channel.kind === 'app') return app_avatar(24);
  if (channel.kind === 'im')
    return person_avatar(person(channel.with) ?? { name: channel.name }, 24);
  return icon(channel.kind === 'private' ? 'lock' : 'hash', 18);
}

function tab(name, words, show) {
  return el(
    'button',
    {
      type: 'button',
      class: 'tab',
      role: 'tab',
      id: `tab-${name}`,
      'aria-selected': String(state.tab === name),
      'aria-controls': name === 'home' ? 'home' : 'messages',
      on: { click: () => show(state.channel, name) },
    },
    words,
  );
}

export function draw_channel_header(channel, show) {
  const about = channel.kind === 'im' ? person(channel.with)?.title : channel.topic;
  const focused = header.contains(document.activeElement) ? document.activeElement.id : null;
  header.replaceChildren(
    el(
      'div',
      { class: 'channel-line' },
      el('h1', {}, sign(channel), channel_name(channel)),
      about ? el('span', { class: 'topic' }, mrkdwn_nodes(about)) : null,
    ),
  );
  if (channel.kind === 'app') {
    header.append(
      el(
        'div',
        { class: 'tabs', role: 'tablist' },
        tab('home', 'Home', show),
        tab('messages', 'Messages', show),
      ),
    );
  }
  if (focused) document.getElementById(focused)?.focus();
}
