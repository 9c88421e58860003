// Starts the page: follows the address (#as=…&c=…), asks the server what is new, draws.
import {
  fetch_conversation,
  fetch_workspace,
  open_channel,
  Refused,
  wait_for_change,
} from './api.js';
import { draw_channel_header } from './channel_header.js';
import { draw_composer } from './composer.js';
import { clear_messages, draw_messages } from './messages.js';
import { draw_home, draw_modal } from './modal.js';
import { close_popup } from './popup.js';
import { draw_sidebar, set_sidebar_handlers } from './sidebar.js';
import {
  APP_TABS,
  channel,
  channel_name,
  format_hash,
  is_room,
  me,
  parse_hash,
  playable,
  state,
} from './state.js';
import { forget_forms } from './surface.js';
import { hide_toast, toast, trouble } from './toast.js';
import { count_unread, mark_seen } from './unread.js';

const LAST_PERSON = 'last person';
const RETRY_MS = [1000, 2000, 4000, 8000];

let waiting = new AbortController();
let version = 0;

function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function draw() {
  const here = channel(state.channel);
  const on_home = here.kind === 'app' && state.tab === 'home';
  const sign = is_room(here) ? '#' : '';
  document.title = `${sign}${channel_name(here)} · ${state.workspace.team.name}`;
  document.getElementById('home').hidden = !on_home;
  document.getElementById('messages').hidden = on_home;
  draw_sidebar();
  draw_channel_header(here, show);
  if (state.conversation?.channel.id === state.channel)
    draw_messages(state.conversation, `${state.as} ${state.channel}`);
  draw_home();
  draw_composer();
  draw_modal();
}

function usual_channel() {
  const { channels } = state.workspace;
  return (
    channels.find(({ kind, name }) => kind === 'public' && name === 'general') ??
    channels.find(({ kind }) => kind === 'app') ??
    channels[0]
  ).id;
}

// Everything that the person can see, again. What came back for somebody else, because the person
// was switched meanwhile, is dropped.
async function refresh() {
  const { as } = state;
  const workspace = await fetch_workspace(as);
  if (as !== state.as) return;
  state.workspace = workspace;
  if (!channel(state.channel)) state.channel = usual_channel();
  const id = state.channel;
  const conversation = await fetch_conversation(as, id);
  if (as !== state.as) return;
  version = Math.min(workspace.version, conversation.version);
  if (id !== state.channel) return;
  state.conversation = conversation;
  if (!(channel(id).kind === 'app' && state.tab === 'home')) mark_seen(conversation);
  draw();
  await count_unread();
  draw_sidebar();
}

async function listen() {
  const { signal } = waiting;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const answer = await wait_for_change(state.as, version, signal);
      if (failures > 0) hide_toast();
      // After an outage it may be another server, which counts from the start again.
      if (answer.version !== version || failures > 0) await refresh();
      failures = 0;
    } catch (problem) {
      if (signal.aborted) return;
      if (!(problem instanceof Refused)) throw problem;
      trouble('trouble connecting');
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    }
  }
}

function say_where() {
  const tab = channel(state.channel)?.kind === 'app' ? state.tab : null;
  const hash = format_hash({ as: state.as, channel: state.channel, tab });
  if (hash !== window.location.hash) window.history.pushState(null, '', hash);
}

async function tell_app() {
  const tab = channel(state.channel)?.kind === 'app' ? state.tab : null;
  await open_channel(state.as, state.channel, tab).catch((problem) => {
    if (!(problem instanceof Refused)) throw problem;
    trouble(problem.message);
  });
}

async function show(id, tab = 'messages') {
  close_popup();
  document.body.classList.remove('sidebar-open');
  if (!channel(id)) return;
  state.channel = id;
  state.tab = APP_TABS.includes(tab) ? tab : 'messages';
  say_where();
  await refresh();
  await tell_app();
}

async function first_person(wanted) {
  state.workspace = await fetch_workspace(wanted).catch((problem) => {
    if (!(problem instanceof Refused) || problem.status === 0 || !wanted) throw problem;
    return fetch_workspace(null); // a person of another cast: start with the first of this one
  });
  return me()?.id ?? playable()[0]?.id;
}

// Begins to play a person: the old one's waiting request ends, nothing of theirs stays on the page.
async function play(as, id = null, tab = null) {
  waiting.abort();
  waiting = new AbortController();
  close_popup();
  clear_messages();
  forget_forms();
  Object.assign(state, {
    as: await first_person(as),
    channel: id,
    tab: tab ?? 'messages',
    conversation: null,
    unread: new Map(),
  });
  localStorage.setItem(LAST_PERSON, state.as);
  if (!channel(state.channel)) state.channel = usual_channel();
  say_where();
  await refresh();
  listen();
  await tell_app();
}

async function follow_address() {
  const asked = parse_hash(window.location.hash);
  if (asked.as && asked.as === state.as)
    return show(asked.channel ?? state.channel, asked.tab ?? 'messages');
  return play(asked.as ?? state.as ?? localStorage.getItem(LAST_PERSON), asked.channel, asked.tab);
}

async function start() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await follow_address();
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      toast(problem.message);
      await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
    }
  }
}

document.addEventListener('click', (event) => {
  const target = event.target.closest?.('button[data-channel]');
  if (target) show(target.dataset.channel).catch((problem) => trouble(problem.message));
});
window.addEventListener('popstate', () =>
  follow_address().catch((problem) => trouble(problem.message)),
);
set_sidebar_handlers({
  play: (as) =>
    play(as, is_room(channel(state.channel)) ? state.channel : null).catch((problem) =>
      trouble(problem.message),
    ),
  show: (id) => show(id).catch((problem) => trouble(problem.message)),
});
start();
