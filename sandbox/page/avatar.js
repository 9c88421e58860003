// The little squares beside names.
import { el } from './dom.js';
import { person, state } from './state.js';

const COLOUR = /^#[0-9a-f]{3,8}$/i;

export function letters_of(name) {
  const words = String(name ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return (
    words
      .slice(0, 2)
      .map((word) => word[0])
      .join('')
      .toUpperCase() || '?'
  );
}

function square(letters, colour, size, extra = '') {
  const safe = COLOUR.test(colour ?? '') ? colour : '#5b5b66';
  return el(
    'span',
    {
      class: `avatar avatar-${size} ${extra}`,
      style: { backgroundColor: safe },
      'aria-hidden': 'true',
    },
    letters,
  );
}

export function person_avatar(one, size = 36) {
  const name = one?.real_name || one?.name;
  return square(one?.avatar?.letters ?? letters_of(name), one?.avatar?.color, size);
}

export function app_avatar(size = 36) {
  return square('', '#4a154b', size, 'avatar-app');
}

export function author_avatar(message, size = 36) {
  if (is_from_app(message)) return app_avatar(size);
  if (message.user === 'USLACKBOT') return square('', '#ffffff', size, 'avatar-slackbot');
  return person_avatar(person(message.user) ?? { name: message.user }, size);
}

export function is_from_app(message) {
  const app = state.workspace?.app;
  if (message.user === 'USLACKBOT') return false;
  return Boolean(message.bot_id) || (app !== undefined && message.user === app.bot_user_id);
}
