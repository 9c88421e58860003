// What the page knows at the moment: who it plays, what it shows, what the server last said.
import { known_zone } from './dates.js';

export const APP_TABS = ['home', 'messages'];

export const state = {
  as: null,
  channel: null,
  tab: 'messages',
  workspace: null,
  conversation: null,
  unread: new Map(),
};

export function parse_hash(hash) {
  const fields = new URLSearchParams(String(hash ?? '').replace(/^#/, ''));
  const tab = fields.get('tab');
  return {
    as: fields.get('as'),
    channel: fields.get('c'),
    tab: APP_TABS.includes(tab) ? tab : null,
  };
}

export function format_hash({ as, channel, tab }) {
  const fields = new URLSearchParams();
  if (as) fields.set('as', as);
  if (channel) fields.set('c', channel);
  if (tab) fields.set('tab', tab);
  return `#${fields}`;
}

export function me() {
  return state.workspace?.me ?? null;
}

// Slack shows times in the zone of the reader's device. One device plays many people here, so the
// person's own zone stands for their device; without one it is the real device's.
export function reader_zone() {
  return known_zone(me()?.tz);
}

export function person(id) {
  return state.workspace?.people.find((one) => one.id === id) ?? null;
}

export function person_name(id) {
  const app = state.workspace?.app;
  if (app && id === app.bot_user_id) return app.name;
  if (id === 'USLACKBOT') return 'Slackbot';
  const found = person(id);
  return found ? found.real_name || found.name : null;
}

export function channel(id) {
  return state.workspace?.channels.find((one) => one.id === id) ?? null;
}

export function channel_name(found) {
  if (!found) return null;
  if (found.kind === 'im') return person_name(found.with) ?? found.name;
  if (found.kind === 'app') return state.workspace.app.name;
  return found.name;
}

export function is_room(found) {
  return found?.kind === 'public' || found?.kind === 'private';
}

// The people whom the page can play: not bots, not deactivated accounts.
export function playable() {
  return (state.workspace?.people ?? []).filter((one) => !one.is_bot && !one.deleted);
}

export function now_seconds() {
  return Date.now() / 1000;
}
