// The calls of sandbox/README.md as functions. A refusal or a lost connection becomes a Refused
// with a sentence for the person.

export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new Refused('The sandbox does not answer.', 0);
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok)
    throw new Refused(body?.error ?? `The sandbox answered ${answer.status}.`, answer.status);
  return body ?? {};
}

function get(path, fields = {}, signal = undefined) {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== null));
  return call(`/client/${path}${query.size ? `?${query}` : ''}`, { signal, cache: 'no-store' });
}

function post(path, body) {
  return call(`/client/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  });
}

export const fetch_workspace = (as) => get('workspace', { as });
export const fetch_conversation = (as, id) => get('conversation', { as, id });
export const wait_for_change = (as, since, signal) => get('wait', { as, since }, signal);
export const send_command = (as, channel, text) => post('command', { as, channel, text });
export const send_message = (as, channel, text) => post('message', { as, channel, text });
export const send_action = (as, action) => post('action', { as, ...action });
export const submit_view = (as, view_id, state) => post('submit', { as, view_id, state });
export const close_view = (as, view_id, all) => post('close', { as, view_id, all });
export const ask_options = (as, where) => post('suggest', { as, ...where });
export const send_shortcut = (as, shortcut) => post('shortcut', { as, ...shortcut });
export const open_channel = (as, channel, tab) =>
  post('open', tab ? { as, channel, tab } : { as, channel });
export const fetch_traffic = (since) => get('traffic', { since });
export const fetch_limits = () => get('limits');
export const switch_limits = (on) => post('limits', { on });
export const fetch_sockets = () => get('sockets');
export const disconnect_sockets = (disconnect, seconds) => post('sockets', { disconnect, seconds });
export const change_installation = (installed) => post('installation', { installed });
export const fetch_faults = () => get('faults');
export const set_faults = (rules) => post('faults', { rules });
